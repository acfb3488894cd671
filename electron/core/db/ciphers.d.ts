/** The encrypting fork has better-sqlite3's interface; its own types are out of reach behind its `exports`. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3';
  export default Database;
}
