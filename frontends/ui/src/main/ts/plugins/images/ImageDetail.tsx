import { bytes, clockTime, duration } from '../../components/format';
import { Pairs, type Pair } from '../../components/Pairs';
import { Section } from '../../components/Section';
import type { Image, ImageUse } from './state';

/** An image with the requests for it. */
export function ImageDetail({ image, uses }: { image: Image; uses: ImageUse[] }) {
  const { data, uri, imageId, width, height, sizeBytes, surface } = image;
  return (
    <>
      <div class="picture">
        <img src={data} alt={uri ?? imageId} />
      </div>
      <Section title="Image">
        <Pairs
          pairs={[
            ['Id', imageId],
            ['Address', uri ?? '-'],
            ['Size', `${width} × ${height}, ${bytes(sizeBytes)}`],
            ['Surface', surface ?? '-'],
          ]}
        />
      </Section>
      <Section title={`Requests (${uses.length})`}>
        {uses.map((use, index) => (
          <Pairs key={index} pairs={pairsOf(use)} />
        ))}
      </Section>
    </>
  );
}

function pairsOf({ startTime, endTime, source, attribution, coldStart }: ImageUse): Pair[] {
  const pairs: Pair[] = [
    ['Time', clockTime(startTime)],
    ['Duration', duration(endTime - startTime)],
    ['Source', source],
    ['Attribution', attribution.join(' → ')],
  ];
  return coldStart ? [...pairs, ['Cold start', 'yes']] : pairs;
}
