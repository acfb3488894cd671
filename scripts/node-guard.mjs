import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The first import of every script: on an older Node the databases' native part would end the process without a word.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    [
      `ต้องใช้ Node 24 ขึ้นไป ที่ใช้อยู่คือ ${process.versions.node} เรียกผ่าน npm เช่น npm start หลังจาก npm install`,
      `Node 24 or newer is needed; this is ${process.versions.node}. Run it through npm, such as «npm start», after «npm install»:`,
      'npm then uses the Node 24 that it installed into node_modules. If that one is missing, its install script was not',
      'allowed to run: «npm install --allow-scripts=node» or «npm rebuild node» mends it.',
      '',
    ].join('\n'),
  );
  process.exit(1);
}

// What was compiled once is kept: the command line starts in half the time. By name, since an older Node has it not.
module.enableCompileCache(fileURLToPath(new URL('../.cache/compile', import.meta.url)));
