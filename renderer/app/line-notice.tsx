import { frameText } from '../../shared/text/frame.ts';
import { ErrorNotice, useText } from '../ui/index.ts';
import { useLine } from './line.ts';
import css from './line-notice.module.css';

/** What to do when the program has ended, or was launched anew: what was typed stays to be read and copied beneath. */
export function LineNotice() {
  const t = useText();
  const line = useLine((state) => state.line);
  if (line !== 'away' && line !== 'renewed') return null;
  return (
    <div className={css.notice}>
      <ErrorNotice text={t(line === 'away' ? frameText.lineAway : frameText.lineRenewed)}>
        <p>{t(frameText.lineDrafts)}</p>
      </ErrorNotice>
    </div>
  );
}
