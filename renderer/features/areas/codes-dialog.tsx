import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfficialList } from '../../../shared/contract/areas.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { provinceOf } from '../../../shared/domain/provinces.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi, codesUi } from '../../../shared/text/areas-ui.ts';
import { cancelJob, orpc, useJob } from '../../api/index.ts';
import { JobProgress, useLanguage, useText } from '../../ui/index.ts';
import { setAreasDesk, useAreasDesk } from './areas-store.ts';
import css from './codes.module.css';
import { dropCodes, type ReadList, readCodes, takeCodes } from './codes-actions.ts';
import { DayInput } from './day-input.tsx';
import { ListDifferences } from './list-differences.tsx';

const close = (): void => setAreasDesk({ codesOpen: false });

/** The list of official codes: which one is in use, and another in its place after a look at what differs. */
export function CodesDialog() {
  const t = useText();
  const opened = useAreasDesk((state) => state.codesOpen);
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={720}
      title={t(codesUi.title)}
      closeButtonProps={{ 'aria-label': t(areasUi.close) }}
    >
      {opened && <Body />}
    </Modal>
  );
}

function Body() {
  const t = useText();
  const present = useQuery(orpc.areas.officialList.queryOptions()).data;
  const [list, setList] = useState<ReadList | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const read = async (): Promise<void> => {
    const found = await readCodes(setJobId);
    if (found !== null) setList(found);
  };
  return (
    <Stack gap={16}>
      {present !== undefined && <Present list={present} />}
      {jobId !== null && job !== undefined && (
        <JobProgress job={job} onCancel={() => void cancelJob(jobId)} />
      )}
      {list === null ? (
        <>
          <p className={css.soft}>{t(codesUi.why)}</p>
          <Group gap={8}>
            <Button onClick={() => void read()} disabled={jobId !== null} data-autofocus>
              {t(codesUi.pick)}
            </Button>
            {present?.kind === 'office' && (
              <Button variant="default" onClick={() => void dropCodes()}>
                {t(codesUi.back)}
              </Button>
            )}
          </Group>
          <p className={css.hint}>{t(codesUi.pickHint)}</p>
        </>
      ) : (
        <>
          <ListDifferences list={list} />
          <Take list={list} busy={jobId !== null} onJob={setJobId} onAnother={() => void read()} />
        </>
      )}
    </Stack>
  );
}

/** A year in the common era, or a date. */
const useListDate = (): ((date: string | null) => string) => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (date) => {
    if (date === null) return t(codesUi.dateUnknown);
    if (/^\d{4}$/.test(date))
      return t(codesUi.ofYear, { year: language === 'th' ? Number(date) + 543 : date });
    return t(codesUi.asOf, { date: formatDate(date, language) });
  };
};

function Present({ list }: { readonly list: OfficialList }) {
  const t = useText();
  const dateOf = useListDate();
  const { kind, title, listDate, counts, provinces } = list;
  return (
    <section className={css.present} aria-label={t(codesUi.now)}>
      <small>{t(codesUi.now)}</small>
      <b>{kind === 'bundled' ? t(codesUi.bundled) : title}</b>
      <span>{dateOf(listDate)}</span>
      <span>
        {t(codesUi.counts, {
          provinces: formatNumber(counts.province),
          districts: formatNumber(counts.district),
          subdistricts: formatNumber(counts.subdistrict),
        })}
        {counts.village > 0 && ` ${t(codesUi.countVillages, { n: formatNumber(counts.village) })}`}
      </span>
      {provinces.length > 0 && (
        <span>
          {t(codesUi.onlyProvinces, {
            names: provinces.map((code) => t(provinceOf(code)?.name ?? { th: code, en: code })).join(' '),
          })}
        </span>
      )}
    </section>
  );
}

interface TakeProps {
  readonly list: ReadList;
  readonly busy: boolean;
  readonly onJob: (id: string | null) => void;
  readonly onAnother: () => void;
}

/** What the list is called and of when it is; then it takes the place of the present one. */
function Take({ list, busy, onJob, onAnother }: TakeProps) {
  const t = useText();
  const [listDate, setListDate] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const ready = listDate !== null && listDate !== '' && title.trim() !== '';
  const take = async (): Promise<void> => {
    if (!ready) return;
    if (await takeCodes(list, { listDate, title: title.trim() }, onJob)) close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <div className={css.about}>
        <TextInput
          size="sm"
          label={t(codesUi.listTitle)}
          placeholder={t(codesUi.listTitleHint)}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <DayInput label={t(codesUi.listDate)} value={listDate} onDay={setListDate} />
      </div>
      <Group justify="space-between" mt={16}>
        <small className={css.hint}>{t(areasUi.undoable)}</small>
        <Group gap={8}>
          <Button variant="default" onClick={onAnother} disabled={busy}>
            {t(codesUi.another)}
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {t(codesUi.take)}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
