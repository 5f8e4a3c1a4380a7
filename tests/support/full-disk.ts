import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * No room left on the disk, for this process: what would make a file longer is refused as the system refuses it (ENOSPC), what is
 * written over goes on. A real disk takes a mount, which few are allowed to make (`npm run test:disk`). Returns what makes room again.
 */
export function fillDisk(): () => void {
  const { writeSync } = fs;
  const { statfs } = fs.promises;
  const refusingWrite = (
    fd: number,
    buffer: NodeJS.ArrayBufferView,
    offset = 0,
    length = buffer.byteLength,
    position: number | null = null,
  ) => {
    const file = fs.fstatSync(fd);
    if (file.isFile() && (position ?? file.size) + length > file.size) {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
    }
    return writeSync(fd, buffer, offset, length, position);
  };
  Object.assign(fs, { writeSync: refusingWrite });
  Object.assign(fs.promises, { statfs: async (path: string) => ({ ...(await statfs(path)), bavail: 0 }) });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { writeSync });
    Object.assign(fs.promises, { statfs });
    syncBuiltinESMExports();
  };
}
