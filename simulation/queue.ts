/** What will happen, the soonest first; of what happens at the same instant, what was planned first. */
export interface Queue<T> {
  add(at: number, what: T): void;
  readonly next: number | null;
  /** What happens at `until` at the latest. */
  take(until: number): T | null;
}

interface Entry<T> {
  readonly at: number;
  readonly place: number;
  readonly what: T;
}

/** A binary heap: a year holds a hundred thousand acts. */
export function makeQueue<T>(): Queue<T> {
  const heap: Entry<T>[] = [];
  let places = 0;
  const before = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    if (!one || !other) return false;
    return one.at < other.at || (one.at === other.at && one.place < other.place);
  };
  const swap = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    if (one && other) [heap[a], heap[b]] = [other, one];
  };
  return {
    add(at, what) {
      heap.push({ at, place: places++, what });
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!before(child, parent)) return;
        swap(child, parent);
        child = parent;
      }
    },
    get next() {
      return heap[0]?.at ?? null;
    },
    take(until) {
      const [first] = heap;
      if (!first || first.at > until) return null;
      swap(0, heap.length - 1);
      heap.pop();
      for (let parent = 0; ; ) {
        const [left, right] = [2 * parent + 1, 2 * parent + 2];
        const least = [left, right].reduce((best, child) => (child < heap.length && before(child, best) ? child : best), parent);
        if (least === parent) return first.what;
        swap(parent, least);
        parent = least;
      }
    },
  };
}
