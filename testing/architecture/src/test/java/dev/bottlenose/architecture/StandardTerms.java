package dev.bottlenose.architecture;

import java.util.regex.Pattern;

/** Which words the documents, the texts for users and the sources avoid; docs/VOCABULARY.md has those to use instead. */
final class StandardTerms {
    private static final String PHRASES = String.join(
            "|",
            "\\blook(s|ed|ing)?\\s+into\\b",
            "\\bof\\s+before\\s+\\d{4}\\b",
            "\\bfirst\\s+generation\\b",
            "\\bour\\s+bug\\b",
            "\\bsigns?\\s+of\\s+life\\b",
            "\\bfor\\s+ever\\b",
            "\\b(get|gets|got|gotten)\\s+through\\b");

    private static final String WORDS = String.join(
            "|",
            "\\b(is|are|was|were)\\s+gone\\b",
            "\\b(says?|said|tells?|told|hears?|heard)\\b",
            "\\b(troubles?|patience|silence|farewell|goodbyes?|doorstep|workshop)\\b",
            "\\bfilm(s|ed|ing)?\\b");

    /** What no text has. */
    static final Pattern UNUSUAL_PHRASE = Pattern.compile(PHRASES, Pattern.CASE_INSENSITIVE);

    /** What no document and no text for users has. */
    static final Pattern UNUSUAL = Pattern.compile(PHRASES + "|" + WORDS, Pattern.CASE_INSENSITIVE);

    /** Declares a type that has a standard name instead. */
    static final Pattern UNUSUAL_TYPE = Pattern.compile("^[^*]*\\b(?:class|record|interface|enum) ("
            + String.join(
                    "|",
                    "Workshop|Deed|MostTelling|Films",
                    "Doorstep|Door|Entrance|Opening|Silence|Farewell",
                    "Patience|Watch|Dial|Ending|Lane|Run",
                    "CertificateDesk|Handover|GivenCode|Guesses",
                    "Said|SpareBlocks")
            + ")\\b");

    private StandardTerms() {}
}
