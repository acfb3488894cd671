import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { startText } from '../../../shared/text/start.ts';
import { useText } from '../../ui/index.ts';
import css from './start.module.css';
import { openSample, useDoorstep } from './workspace-actions.ts';

/** A little invented province, only to say what the sample is. */
const PICTURE = [
  { d: 'M18 8 36 3l9 12-6 14-20 3-7-12z', zone: 1 },
  { d: 'M45 15 66 8l11 15-9 17-19 2-10-13z', zone: 3 },
  { d: 'M12 20 19 32l20-3 10 13-5 17-20 6-15-9L4 36z', zone: 3 },
  { d: 'M49 42 68 40l8 16-8 18-15 4-9-19z', zone: 4 },
  { d: 'M9 56 24 65l20-6 9 19-9 20-22 4-14-18z', zone: 2 },
] as const;

/** «ลองกับจังหวัดตัวอย่าง». */
export function SampleCard() {
  const t = useText();
  const busy = useDoorstep((state) => state.busy);
  return (
    <section className={css.sample} aria-labelledby="sample-title">
      <svg className={css.samplePicture} viewBox="0 0 80 106" aria-hidden="true">
        {PICTURE.map(({ d, zone }) => (
          <path
            key={d}
            d={d}
            fill={`var(--zone-${zone})`}
            stroke="var(--surface)"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      <div>
        <h2 id="sample-title">{t(startText.sampleTitle)}</h2>
        <p>{t(startText.sampleText)}</p>
        <Button
          variant="default"
          size="compact-md"
          disabled={busy}
          rightSection={<IconArrowRight size={16} />}
          onClick={() => void openSample()}
        >
          {t(startText.sampleOpen)}
        </Button>
      </div>
    </section>
  );
}
