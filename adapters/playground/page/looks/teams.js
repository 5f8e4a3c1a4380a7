import { AdaptiveCard, HostConfig } from 'adaptivecards/dist/adaptivecards.min.js';
import css from './teams.css';

export const style = css;

/** The themes of Teams, light and dark, as its cards take them. */
const [ink, softInk] = ['light-dark(#242424, #FFFFFF)', 'light-dark(#5C5C5C, #ADADAD)'];
const host = new HostConfig({
  fontFamily: '"Segoe UI", system-ui, sans-serif',
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'light-dark(#E1DFDD, #3D3D3D)' },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    allowTitleToWrap: true,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  containerStyles: {
    default: { backgroundColor: 'light-dark(#FFFFFF, #292929)', foregroundColors: { default: { default: ink, subtle: softInk } } },
    emphasis: { backgroundColor: 'light-dark(#F5F5F5, #1F1F1F)', foregroundColors: { default: { default: ink, subtle: softInk } } },
  },
});

export function draw(place, rendered, press) {
  const card = new AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = ({ data }) => {
    if (data?.vendange) press({ intent: data.vendange.action, subject: data.vendange.value });
  };
  card.parse(rendered);
  const element = card.render();
  // The message around it is what one reaches, then its buttons.
  element.removeAttribute('tabindex');
  place.append(element);
}
