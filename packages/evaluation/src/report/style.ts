/** The colours of a scheme. Text pairs reach 4.5 : 1 and marks 3 : 1; a test measures them. */
export interface Palette {
  readonly ink: string;
  readonly paper: string;
  readonly card: string;
  readonly mist: string;
  readonly teal: string;
  readonly ochre: string;
  readonly quiet: string;
  readonly line: string;
}

export const light: Palette = Object.freeze({
  ink: '#1d2a33',
  paper: '#fbfaf7',
  card: '#ffffff',
  mist: '#e7eef0',
  teal: '#0f5c63',
  ochre: '#94580d',
  quiet: '#4a5962',
  line: '#7b8a92',
});

export const dark: Palette = Object.freeze({
  ink: '#e6ebee',
  paper: '#12191e',
  card: '#1a242b',
  mist: '#24323b',
  teal: '#7cc7cc',
  ochre: '#e3a65a',
  quiet: '#b3c0c7',
  line: '#74848d',
});

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** How the classes of the figures are coloured on a page: the drawn colours are those of paper. */
export const figureStyle = `
.figure-svg{display:block;max-width:100%;height:auto;overflow:visible;color:var(--ink)}
.figure-svg text,.figure-svg tspan{white-space:pre}
.tone-first.line,.tone-first.hollow{stroke:var(--teal)}
.tone-first.label,.tone-first.filled,.tone-first.band{fill:var(--teal)}
.tone-second.line,.tone-second.hollow{stroke:var(--ochre)}
.tone-second.label,.tone-second.filled,.tone-second.band{fill:var(--ochre)}
.only-narrow{display:none}
@media (max-width:760px){.only-wide{display:none}.only-narrow{display:block}}
@media print{.only-wide{display:block}.only-narrow{display:none}}
`;

export const pageStyle = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{font:18px/1.55 'IBM Plex Sans',system-ui,sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0}
a{color:var(--teal);text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--teal);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:16px;top:8px;background:var(--card);padding:8px}
.top,main,.foot{max-width:760px;margin:0 auto;padding:0 24px}
.top{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;padding-top:24px;padding-bottom:8px}
.mark{display:flex;gap:12px;align-items:center;font-weight:600}
.mark svg{width:28px;height:28px;stroke:var(--teal)}
nav ul{display:flex;gap:24px;list-style:none;margin:0;padding:0}
nav a{display:inline-block;padding:8px 0}
article{padding:8px 0 48px}
article+article{border-top:1px solid var(--line);padding-top:40px}
h1{font-size:2rem;line-height:1.2;margin:16px 0 8px}
h2{font-size:1.35rem;line-height:1.3;margin:56px 0 8px}
h3{font-size:1.05rem;line-height:1.35;margin:32px 0 8px}
p,li,dd,dt{max-width:68ch}
p{margin:0 0 16px}
.about{color:var(--quiet)}
.source{color:var(--quiet);font-size:.8rem;line-height:1.45}
.notice{border-left:4px solid var(--ochre);background:var(--card);padding:16px 20px;margin:24px 0}
.notice p:last-child{margin:0}
.answer{font-size:1.45rem;line-height:1.4;font-weight:500;margin:24px 0 8px}
.tag{display:inline-block;font-size:.8rem;font-weight:400;color:var(--quiet)}
.primary .role{color:var(--teal);font-weight:600}
figure{margin:24px 0;background:var(--card);border:1px solid var(--mist);border-radius:6px;padding:20px 20px 12px}
figcaption{font-weight:600;margin:0 0 16px;max-width:68ch}
details{margin:12px 0 4px}
summary{cursor:pointer;color:var(--teal);padding:4px 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums;margin:8px 0 16px}
caption{text-align:left;font-weight:600;padding:0 0 8px}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--mist)}
thead th{border-bottom:1px solid var(--line);font-weight:600}
tbody th{font-weight:500}
tbody th.sub{font-weight:400;padding-left:20px}
td.number,th.number{white-space:nowrap}
dl{margin:0}
dt{font-weight:600;margin-top:16px}
dd{margin:4px 0 0}
.method{margin:0 0 28px}
.trace{font-size:.8rem;color:var(--quiet);margin:0}
code{font-family:ui-monospace,'SFMono-Regular',Menlo,Consolas,monospace;font-size:.85em;overflow-wrap:anywhere}
.foot{font-size:.85rem;color:var(--quiet);padding-bottom:40px}
@media (max-width:760px){
html{font-size:17px}
.top,main,.foot{padding-left:16px;padding-right:16px}
h1{font-size:1.6rem}
.answer{font-size:1.25rem}
figure{margin-left:-8px;margin-right:-8px;padding:16px 8px 8px}
table{font-size:.82rem}
th,td{padding-right:6px}
td.number,th.number{white-space:normal}
}
@media print{
:root{${variables(light)};color-scheme:light}
html{font-size:11pt;background:#fff}
nav,.skip{display:none}
.top,main,.foot{max-width:none;padding:0}
article+article{break-before:page;border:0}
figure,table,.method,.notice{break-inside:avoid}
figure{border:0;padding:0;margin:24px 0}
h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;block-size:auto}
summary{display:none}
}
${figureStyle}`;
