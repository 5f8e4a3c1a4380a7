import type { Scene } from '../../core/kind.ts';
import type { Item } from '../../domain/digest.ts';
import { drawFrom } from '../../domain/draw.ts';
import { latestSeasons, stretchOf } from '../../domain/season.ts';
import { itemNow } from '../digest/digest-sources.ts';
import { todayOf } from './open-items.ts';

/**
 * What a wall may show today: of this season and of the one before, which its people were asked about last. The order is drawn for
 * the day: asked for twice, the same poster comes.
 */
export async function posterItems(scene: Pick<Scene, 'tx' | 'now' | 'draw' | 'saying' | 'organisation'>): Promise<readonly Item[]> {
  const today = todayOf(scene);
  const draw = drawFrom(`poster ${today}`);
  const since = stretchOf(latestSeasons(today, 2).at(-1) ?? { name: null, year: today.year }).from;
  const allowed = await scene.tx.library.onWall(scene.organisation.id, since);
  const items: Item[] = [];
  for (const one of [...allowed].sort((a, b) => draw(a.subject) - draw(b.subject))) {
    const item = await itemNow(scene, { service: null }, one, draw);
    if (item) items.push(item);
  }
  return items;
}
