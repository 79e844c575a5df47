package dev.bottlenose.recording.search;

import dev.bottlenose.recording.block.BlockText;
import dev.bottlenose.recording.block.TrigramFilter;

/** What a search is for. Immutable. */
public interface TextQuery {
    /** Whether there may be a match in the block that has this filter. */
    boolean mayMatch(TrigramFilter filter);

    /** The last entry before the one with this index that matches; below 0 if there is none. */
    int previous(BlockText block, int before);
}
