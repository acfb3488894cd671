import { documentsText } from '../../../shared/text/documents.ts';
import type { AppContext } from '../context.ts';
import { readLayer } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { attach, beforeAttaching } from './attach.ts';
import { cleanUp, storageUse } from './cleanup.ts';
import { detachDocuments, updateDocument, usePlace } from './edit.ts';
import { handOn, refusePersonal } from './hand-on.ts';
import { handOut } from './hand-out.ts';
import { listDocuments } from './list.ts';
import { releaseDocument, restrictDocument } from './move.ts';
import { ownerTitle } from './owner.ts';

/** Documents and photos of rows, of either store. */
export const documentsProcedures = (context: AppContext): Procedures<'documents'> => {
  const { documents } = api;
  const open = () => context.workspace();
  return {
    list: documents.list.handler(({ input }) => listDocuments(open(), input.layer, input.fid)),
    attach: documents.attach.handler(({ input }) => {
      const workspace = open();
      const title = ownerTitle(workspace, beforeAttaching(workspace, input));
      const jobId = context.jobs.start('attach', documentsText.attaching(title), (control) =>
        attach(context, workspace, input, control),
      );
      return { jobId };
    }),
    update: documents.update.handler(({ input }) => {
      updateDocument(open(), input);
      return {};
    }),
    detach: documents.detach.handler(({ input }) => {
      detachDocuments(open(), input.documents);
      return {};
    }),
    handOut: documents.handOut.handler(({ input }) => handOut(context, open(), input)),
    usePlace: documents.usePlace.handler(({ input }) => {
      usePlace(open(), input);
      return {};
    }),
    restrict: documents.restrict.handler(({ input }) => restrictDocument(open(), input.id)),
    release: documents.release.handler(({ input }) => releaseDocument(open(), input.id)),
    handOn: documents.handOn.handler(({ input }) => {
      const workspace = open();
      refusePersonal(input.layer);
      const { title } = readLayer(workspace.db, input.layer);
      const jobId = context.jobs.start('documents-export', documentsText.handingOn(title), (control) =>
        handOn(context, workspace, input, control),
      );
      return { jobId };
    }),
    use: documents.use.handler(() => storageUse(open())),
    cleanUp: documents.cleanUp.handler(() => {
      const workspace = open();
      const jobId = context.jobs.start('documents-cleanup', documentsText.cleaning, (control) =>
        cleanUp(context, workspace, control),
      );
      return { jobId };
    }),
  };
};
