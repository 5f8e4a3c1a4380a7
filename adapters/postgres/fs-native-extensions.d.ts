declare module 'fs-native-extensions' {
  /** False when another open file, of this process or another, holds the lock. It goes with the process, however that dies. */
  export function tryLock(fd: number): boolean;
}
