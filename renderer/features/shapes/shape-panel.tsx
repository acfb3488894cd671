import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ShapeProblem } from '../../../shared/contract/shapes.ts';
import { formatDistance, formatRai, formatRaiNganWah } from '../../../shared/domain/units.ts';
import type { ShapeKind } from '../../../shared/shapes/parts.ts';
import { countVertices } from '../../../shared/shapes/paths.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { troubleWords } from '../../../shared/text/shapes.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { FormatArea, Panel, PanelBody, PanelFoot, PanelHead, useLanguage, useText } from '../../ui/index.ts';
import { isChanging } from '../areas/index.ts';
import { useLayers, useLayerTitle } from '../layers/index.ts';
import { patchSession, useBoard } from './board.ts';
import { measureBefore, ownMeasure, sketchMeasure } from './drawn-measure.ts';
import { leaveSession } from './leave-session.ts';
import { goToProblem, saveSession } from './save-session.ts';
import { drawnOf, errorsOf, geometryOf, isChanged, type Session, titleOf } from './session.ts';
import css from './shapes.module.css';
import { ChosenVertex, VertexList } from './vertex-list.tsx';
import { mergeChosen } from './whole-tools.ts';

function Line({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={css.line}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** `+12-0-30 ไร่` or `−3-1-4 ไร่`; nothing for less than a square wah. */
const signedArea = (m2: number): string =>
  Math.abs(m2) < 4 ? '0' : `${m2 > 0 ? '+' : '−'}${formatRaiNganWah(Math.abs(m2))}`;

function Measures({ session }: { readonly session: Session }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const now = ownMeasure(session);
  const before = measureBefore(session);
  const line = sketchMeasure(session);
  return (
    <dl className={css.measures}>
      {now.areaM2 !== null && (
        <Line term={t(shapesUi.area)}>
          <b>
            <FormatArea m2={now.areaM2} />
          </b>
        </Line>
      )}
      {now.areaM2 !== null && before.areaM2 !== null && (
        <Line term={t(shapesUi.difference)}>
          {signedArea(now.areaM2 - before.areaM2)} {t(frameText.rai)}
        </Line>
      )}
      {now.lengthM !== null && (
        <Line term={t(now.areaM2 === null ? shapesUi.length : shapesUi.perimeter)}>
          {formatDistance(now.lengthM, language)}
        </Line>
      )}
      {line !== null && (
        <Line term={t(shapesUi.sketchLength)}>
          {line.lengthM !== null && formatDistance(line.lengthM, language)}
          {line.areaM2 !== null && ` · ${formatRaiNganWah(line.areaM2)} ${t(frameText.rai)}`}
        </Line>
      )}
    </dl>
  );
}

/** Problems of one kind at one place: of all shapes that share the border there. */
interface ProblemPlace {
  readonly problem: ShapeProblem;
  readonly titles: readonly string[];
}

const byPlace = (session: Session, problems: readonly ShapeProblem[]): ProblemPlace[] => {
  const places = new Map<string, { problem: ShapeProblem; titles: string[] }>();
  for (const problem of problems) {
    const key = `${problem.trouble} ${problem.at} ${problem.other}`;
    const title = titleOf(session, problem.key);
    const known = places.get(key);
    if (known === undefined) places.set(key, { problem, titles: [title] });
    else if (!known.titles.includes(title)) known.titles.push(title);
  }
  return [...places.values()];
};

function ProblemLine({ problem, titles }: ProblemPlace) {
  const t = useText();
  const { trouble, other, areaM2, at } = problem;
  const why =
    trouble === 'overlap'
      ? t(shapesUi.overlapWith, { other: other ?? '', area: areaM2 === null ? '–' : formatRai(areaM2) })
      : t(troubleWords(trouble));
  return (
    <li data-tone={problem.severity}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <span>{t(shapesUi.problemAt, { why, title: titles.join(', ') })}</span>
      {at !== null && (
        <Button size="compact-sm" variant="default" onClick={() => goToProblem(problem)}>
          {t(shapesUi.goThere)}
        </Button>
      )}
    </li>
  );
}

function Problems({ session }: { readonly session: Session }) {
  const t = useText();
  const errors = errorsOf(session);
  const warnings = session.problems.filter(({ severity }) => severity === 'warning');
  const list = (title: string, problems: readonly ShapeProblem[]): ReactNode =>
    problems.length > 0 && (
      <section className={css.problems} aria-label={title}>
        <h3>{title}</h3>
        <ul>
          {byPlace(session, problems).map((place) => (
            <ProblemLine
              key={`${place.problem.trouble} ${place.problem.at} ${place.problem.other}`}
              {...place}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <div aria-live="polite">
      {list(t(shapesUi.problems), errors)}
      {list(t(shapesUi.warnings), warnings)}
    </div>
  );
}

/** Which related registers follow a border that they share; zones do by themselves. */
function Following({ session }: { readonly session: Session }) {
  const t = useText();
  const layers = useLayers();
  const titleOfLayer = useLayerTitle();
  const family = [...session.pool.values()].filter(({ role }) => role === 'family');
  if (family.length === 0 || !session.shared) return null;
  const names = [...new Set(family.map(({ layer }) => layer))];
  const toggle = (name: string, on: boolean): void =>
    patchSession({
      follow: on ? [...session.follow, name] : session.follow.filter((other) => other !== name),
    });
  return (
    <fieldset className={css.follow}>
      <legend>{t(shapesUi.follow)}</legend>
      {names.map((name) => {
        const layer = layers.find((one) => one.name === name);
        return (
          <label key={name}>
            <input
              type="checkbox"
              checked={session.follow.includes(name)}
              onChange={(event) => toggle(name, event.currentTarget.checked)}
            />
            <span>{layer === undefined ? name : titleOfLayer(layer)}</span>
            <small>
              {t(shapesUi.followCount, { count: family.filter((shape) => shape.layer === name).length })}
            </small>
          </label>
        );
      })}
      {names.includes('district') && <p>{t(shapesUi.zonesFollow)}</p>}
    </fieldset>
  );
}

/** The rows that a save would write. */
function ChangedRows({ session }: { readonly session: Session }) {
  const t = useText();
  const layers = useLayers();
  const titleOfLayer = useLayerTitle();
  const drawn = drawnOf(session);
  const rows = [...drawn.changed].flatMap(([key, geometry]) => {
    const shape = session.pool.get(key);
    if (shape === undefined || (shape.fid === null && geometry === null)) return [];
    const state = geometry === null ? shapesUi.rowGone : shape.fid === null ? shapesUi.rowNew : null;
    return [{ shape, state }];
  });
  return (
    <section className={css.rows} aria-label={t(shapesUi.changedRows)}>
      <h3>{t(shapesUi.changedRows)}</h3>
      {rows.length === 0 && <p>{t(shapesUi.noneChanged)}</p>}
      <ul>
        {rows.map(({ shape, state }) => {
          const layer = layers.find(({ name }) => name === shape.layer);
          return (
            <li key={shape.key}>
              <span>{shape.title}</span>
              <small>
                {state !== null && `${t(state)} · `}
                {layer === undefined ? '' : titleOfLayer(layer)}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What to draw where the layer holds all kinds. */
function KindChoice({ session }: { readonly session: Session }) {
  const t = useText();
  if (session.layer.geometryType !== 'Mixed' || session.tool !== 'draw') return null;
  return (
    <div className={css.kind}>
      <span id="drawn-kind">{t(shapesUi.kind)}</span>
      <SegmentedControl
        fullWidth
        aria-labelledby="drawn-kind"
        value={session.kind}
        onChange={(kind) => patchSession({ kind: kind as ShapeKind })}
        data={[
          { value: 'Point', label: t(shapesUi.kindPoint) },
          { value: 'LineString', label: t(shapesUi.kindLine) },
          { value: 'Polygon', label: t(shapesUi.kindArea) },
        ]}
      />
    </div>
  );
}

function Foot({ session }: { readonly session: Session }) {
  const t = useText();
  const hands = session.purpose === 'hand';
  const changed = isChanged(session.now) || session.now.sketch.length > 0;
  return (
    <PanelFoot>
      <Button
        className={css.grow ?? ''}
        loading={session.busy}
        disabled={!changed}
        onClick={() => void saveSession()}
      >
        {t(hands ? shapesUi.use : shapesUi.save)}
      </Button>
      <Button variant="default" onClick={() => void leaveSession()}>
        {t(hands || !changed ? shapesUi.cancel : shapesUi.leave)}
      </Button>
    </PanelFoot>
  );
}

const headOf = (session: Session): string => session.now.own.map((key) => titleOf(session, key)).join(', ');

function Board({ session }: { readonly session: Session }) {
  const t = useText();
  const shape = session.selected?.key ?? session.now.own.find((key) => geometryOf(session, key) !== null);
  const geometry = shape === undefined ? null : geometryOf(session, shape);
  return (
    <>
      <PanelHead title={t(shapesUi.board)} note={session.layer.title} onClose={() => void leaveSession()} />
      <PanelBody padded>
        <div className={css.board}>
          <h2>{headOf(session)}</h2>
          <KindChoice session={session} />
          <Measures session={session} />
          {session.joining.length > 1 && (
            <Button onClick={() => void mergeChosen()} variant="light">
              {t(shapesUi.mergeCount, { count: session.joining.length })}
            </Button>
          )}
          <ChosenVertex session={session} />
          <Problems session={session} />
          {session.crowded && <p className={css.note}>{t(shapesUi.crowded)}</p>}
          {!session.layer.geometryType.endsWith('Point') && (
            <Switch
              label={t(shapesUi.shared)}
              checked={session.shared}
              onChange={(event) => patchSession({ shared: event.currentTarget.checked })}
            />
          )}
          {session.purpose === 'save' && isChanging(session.layer.name) && (
            <p className={css.note}>{t(shapesUi.areasElsewhere)}</p>
          )}
          <Following session={session} />
          {session.purpose === 'save' && <ChangedRows session={session} />}
          {shape !== undefined && geometry !== null && countVertices(geometry) > 0 && (
            <VertexList session={session} shape={shape} />
          )}
        </div>
      </PanelBody>
      <Foot session={session} />
    </>
  );
}

/** What is being drawn: measures, what is wrong, who follows, every vertex, and the way out. */
export function ShapePanel() {
  const t = useText();
  const session = useBoard((board) => board.session);
  return (
    <Panel label={t(shapesUi.board)}>
      <div className={css.panel} data-drawing-board>
        {session !== null && <Board session={session} />}
      </div>
    </Panel>
  );
}
