import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { startAuditSheet } from './audit/audit-sheet.ts';
import { auditActors, countListed, listAudit } from './audit/list-audit.queries.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { eraseAccount } from './erase/erase-account.ts';
import { resumeCleaning, startErase } from './erase/start-erase.ts';
import { startHandOn } from './handing-on/hand-on.ts';
import { listSets } from './history/history.queries.ts';
import { redoRestricted, restrictedJournal, revertRestricted, undoRestricted } from './history/history.ts';
import { listImports } from './household-imports.queries.ts';
import { undoHouseholdImport } from './household-imports.ts';
import { restrictedNow, restrictedRegisters } from './restricted-now.ts';
import { findByNumber, findDuplicates, retentionList } from './rows/persons.ts';

type Open = () => OpenWorkspace;

/** Who has which rights and who looked at whom is for those to read who keep the users. */
const requireKeeper = ({ restricted }: OpenWorkspace): void => restricted.desk().requireKeeper();

const users = (open: Open): Procedures<'restricted'>['users'] => {
  const { users: procedures } = api.restricted;
  const desk = () => open().restricted.desk().users;
  return {
    // Who does not keep the users has a passphrase to change, and no need to know the rights of others.
    list: procedures.list.handler(() => {
      const all = desk().list();
      return open().restricted.desk().me.manages ? all : all.filter(({ me }) => me);
    }),
    add: procedures.add.handler(({ input }) => desk().add(input)),
    update: procedures.update.handler(({ input }) => desk().update(input)),
    remove: procedures.remove.handler(({ input }) => desk().remove(input.id)),
    changePassphrase: procedures.changePassphrase.handler(async ({ input }) => {
      await desk().changePassphrase(input.old, input.passphrase);
      return {};
    }),
    resetPassphrase: procedures.resetPassphrase.handler(async ({ input }) => {
      await desk().resetPassphrase(input.id, input.passphrase);
      return {};
    }),
    renewRecovery: procedures.renewRecovery.handler(() => desk().renewRecovery()),
  };
};

const auditLog = (context: AppContext, open: Open): Procedures<'restricted'>['audit'] => {
  const { audit } = api.restricted;
  const db = () => {
    requireKeeper(open());
    return open().restricted.db();
  };
  return {
    list: audit.list.handler(({ input }) => ({
      entries: listAudit(db(), input.filter, input),
      total: countListed(db(), input.filter),
    })),
    // Names of those who wrote, for the history of a row: whoever reads the row may read them.
    actors: audit.actors.handler(() => auditActors(open().restricted.db())),
    verify: audit.verify.handler(() => {
      const workspace = open();
      requireKeeper(workspace);
      return verifyAudit({ restricted: workspace.restricted, auditHead: workspace.auditHead() });
    }),
    export: audit.export.handler(({ input }) => {
      requireKeeper(open());
      return { jobId: startAuditSheet(context, input.filter) };
    }),
  };
};

const journal = (open: Open): Procedures<'restricted'>['journal'] => {
  const { journal: procedures } = api.restricted;
  const store = () => open().restricted;
  return {
    state: procedures.state.handler(() => restrictedJournal(store())),
    undo: procedures.undo.handler(() => undoRestricted(store())),
    redo: procedures.redo.handler(() => redoRestricted(store())),
    revert: procedures.revert.handler(({ input }) => revertRestricted(store(), input.id)),
    history: procedures.history.handler(({ input }) => listSets(store().db(), input.limit, input.before)),
  };
};

const locking = (context: AppContext, open: Open) => {
  const { restricted } = api;
  return {
    state: restricted.state.handler(() => restrictedNow(open())),
    registers: restricted.registers.handler(() => restrictedRegisters(open())),
    create: restricted.create.handler(({ input }) => open().restricted.create(input.passphrase, input.name)),
    unlock: restricted.unlock.handler(async ({ input }) => {
      await open().restricted.unlock(input.passphrase, input.user);
      resumeCleaning(context);
      return {};
    }),
    lock: restricted.lock.handler(() => {
      open().restricted.lock();
      return {};
    }),
    active: restricted.active.handler(() => ({ lockAt: open().restricted.active() })),
    settings: restricted.settings.handler(({ input }) => {
      const desk = open().restricted.desk();
      desk.setSettings(input);
      return desk.settings();
    }),
  };
};

const persons = (context: AppContext, open: Open) => {
  const { restricted } = api;
  return {
    open: restricted.open.handler(({ input: { layer, fid, reason } }) =>
      open().restricted.desk().open(layer, fid, reason),
    ),
    close: restricted.close.handler(({ input }) => {
      open().restricted.desk().close(input.layer, input.fid);
      return {};
    }),
    findNumber: restricted.findNumber.handler(({ input }) => findByNumber(open(), input.number)),
    duplicates: restricted.duplicates.handler(() => {
      const workspace = open();
      if (!workspace.restricted.desk().me.canSeePersonal) throw new Refusal('personal-not-allowed');
      return findDuplicates(workspace);
    }),
    export: restricted.export.handler(({ input }) => ({ jobId: startHandOn(context, input) })),
    eraseAccount: restricted.eraseAccount.handler(({ input }) =>
      eraseAccount(open(), input, open().backupCount()),
    ),
    erase: restricted.erase.handler(({ input }) => ({ jobId: startErase(context, input) })),
    retention: restricted.retention.handler(() => retentionList(open())),
    counts: restricted.counts.handler(({ input }) => open().areaCounts(input.layer, input.fid)),
  };
};

/** The restricted store: opening and locking it, who may, what is shown of persons, its log, its journal, erasing. */
export const restrictedProcedures = (context: AppContext): Procedures<'restricted'> => {
  const open = () => context.workspace();
  return {
    ...locking(context, open),
    ...persons(context, open),
    users: users(open),
    audit: auditLog(context, open),
    journal: journal(open),
    imports: api.restricted.imports.handler(() => listImports(open().restricted.db())),
    undoImport: api.restricted.undoImport.handler(({ input }) => {
      undoHouseholdImport(open().restricted, input.id);
      return {};
    }),
  };
};
