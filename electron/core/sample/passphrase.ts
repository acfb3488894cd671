import { randomInt } from 'node:crypto';

/** Thai words in Latin letters: short, easy to read out and to type on any keyboard. */
const WORDS = (
  'nam fa din fai lom dao duean tawan thale phukhao pa mai bai dok bua makham mamuang kluai som khao pla kung pu ' +
  'nok kai ma maeo chang suea wua khwai thung rai suan ban wat talat tha nong huai khlong doi khuan thang saphan ' +
  'rua kwian lo thian kham ngoen kaeo phet yok lek hin sai thong khao daeng dam fa khiao lueang muang'
).split(' ');
const COUNT = 5;

/** A passphrase of five words and a number, for a store whose passphrase nobody gave. */
export function readablePassphrase(): string {
  const words = Array.from({ length: COUNT }, () => WORDS[randomInt(WORDS.length)] as string);
  return `${words.join('-')}-${randomInt(100, 1000)}`;
}
