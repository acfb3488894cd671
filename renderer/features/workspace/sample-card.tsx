import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { startText } from '../../../shared/text/start.ts';
import { useText } from '../../ui/index.ts';
import { SAMPLE_PICTURE } from './sample-picture.ts';
import css from './start.module.css';
import { openSample, useDoorstep } from './workspace-actions.ts';

/** «ลองกับจังหวัดตัวอย่าง». */
export function SampleCard() {
  const t = useText();
  const busy = useDoorstep((state) => state.busy);
  return (
    <section className={css.sample} aria-labelledby="sample-title">
      <svg className={css.samplePicture} viewBox="0 0 100 100" aria-hidden="true">
        {SAMPLE_PICTURE.map(({ zone, path }) => (
          <path
            key={path}
            d={path}
            fill={`var(--zone-${zone})`}
            stroke="var(--surface)"
            strokeWidth="1"
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
