import sharp from "sharp";

/** A place of a picture, drawn rather than photographed: no outside files, and the same at every run. */
export type Scene = "dunes" | "harbour" | "window";

type Frame = {
  width: number;
  height: number;
  /** From 0 to 1: how far the scene has moved on. */ at: number;
};

/** A drawing as RGBA pixels, with a grain so that it looks like film. */
export async function drawScene(scene: Scene, frame: Frame): Promise<Buffer> {
  const { width, height } = frame;
  const grain = { type: "gaussian" as const, mean: 128, sigma: 9 };
  const noise = await sharp({ create: { width, height, channels: 3, background: "#808080", noise: grain } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(Buffer.from(svgOf(scene, frame)))
    .composite([{ input: noise, blend: "soft-light" }])
    .ensureAlpha()
    .raw()
    .toBuffer();
}

/** Writes a drawing as a picture of the format that the path's extension names. */
export async function saveScene(scene: Scene, path: string, frame: Frame): Promise<string> {
  const { width, height } = frame;
  await sharp(await drawScene(scene, frame), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .toFile(path);
  return path;
}

function svgOf(scene: Scene, { width, height, at }: Frame): string {
  const { sky, ground } = { dunes, harbour, window: windowLight }[scene](at);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice"><defs>${defs}</defs>${sky}${ground}</svg>`;
}

const defs = `
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="38"/></filter>
<filter id="mist" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="14"/></filter>
<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b3350"/><stop offset=".45" stop-color="#b0665a"/><stop offset=".7" stop-color="#f2b06a"/></linearGradient>
<linearGradient id="night" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#071018"/><stop offset=".55" stop-color="#16384a"/><stop offset="1" stop-color="#3f7a80"/></linearGradient>
<linearGradient id="water" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b5a63"/><stop offset="1" stop-color="#050c12"/></linearGradient>
<radialGradient id="pane" cx=".5" cy=".4" r=".8"><stop offset="0" stop-color="#fbe6c4"/><stop offset=".6" stop-color="#d99a62"/><stop offset="1" stop-color="#6d3b2c"/></radialGradient>`;

/** A crest of hills from left to right, closed at the foot. */
function ridge(heightAt: (x: number) => number, fill: string): string {
  const points = Array.from({ length: 81 }, (_, index) => `${index * 20},${heightAt(index * 20).toFixed(1)}`);
  return `<polygon points="0,900 ${points.join(" ")} 1600,900" fill="${fill}"/>`;
}

function walker(x: number, y: number, size: number, stride: number, fill: string): string {
  const leg = 10 * Math.sin(stride);
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})" fill="${fill}" stroke="${fill}" stroke-linecap="round">
<circle cx="0" cy="-88" r="9"/><path d="M-9-76Q0-82 9-76L13-30Q0-24-13-30Z"/>
<path d="M-4-32L${(-leg).toFixed(1)} 0M4-32L${leg.toFixed(1)} 0M-8-70L${(-14 + leg / 2).toFixed(1)}-40" stroke-width="7" fill="none"/></g>`;
}

function dunes(at: number): { sky: string; ground: string } {
  const drift = 60 * at;
  return {
    sky: `<rect width="1600" height="900" fill="url(#dusk)"/><circle cx="${1090 - drift}" cy="${430 + drift / 3}" r="190" fill="#ffd9a0" filter="url(#soft)" opacity=".85"/><circle cx="${1090 - drift}" cy="${430 + drift / 3}" r="64" fill="#fff0d2"/>`,
    ground: [
      ridge((x) => 520 - 60 * Math.sin((x + drift) / 310) - 22 * Math.sin((x - drift) / 120), "#a4605a"),
      ridge((x) => 610 - 80 * Math.sin((x + 2 * drift) / 420 + 1.4), "#6d3d44"),
      `<ellipse cx="800" cy="610" rx="900" ry="40" fill="#f2b06a" opacity=".28" filter="url(#mist)"/>`,
      ridge((x) => 720 - 90 * Math.sin((x + 3 * drift) / 520 + 2.6), "#35222d"),
      walker(620 + 3 * drift, 726 - 90 * Math.sin((620 + 6 * drift) / 520 + 2.6), 1.5, at * 40, "#150d13"),
      ridge((x) => 850 - 60 * Math.sin((x + 5 * drift) / 380 + 0.4), "#120b11"),
    ].join(""),
  };
}

function harbour(at: number): { sky: string; ground: string } {
  const lights = [140, 300, 372, 610, 690, 940, 1010, 1260, 1330, 1490];
  const boatX = 480 + 180 * at;
  const rock = 3 * Math.sin(at * 18);
  return {
    sky: `<rect width="1600" height="900" fill="url(#night)"/><circle cx="1180" cy="190" r="120" fill="#bfe3e2" filter="url(#soft)" opacity=".4"/><circle cx="1180" cy="190" r="34" fill="#e9f6f1"/>${ridge((x) => 520 - 46 * Math.abs(Math.sin(x / 190)) - 30 * Math.sin(x / 430), "#0b1d28")}`,
    ground: [
      `<rect y="540" width="1600" height="360" fill="url(#water)"/>`,
      ...lights.map((x, index) => {
        const glow = 0.35 + 0.15 * Math.sin(at * 30 + index * 2);
        return `<circle cx="${x}" cy="${512 - (index % 3) * 12}" r="5" fill="#ffcf8a"/><rect x="${x - 5}" y="548" width="10" height="${120 + (index % 4) * 40}" fill="#ffb765" opacity="${glow.toFixed(2)}" filter="url(#mist)"/>`;
      }),
      `<rect x="1164" y="545" width="32" height="300" fill="#dff3ee" opacity=".35" filter="url(#mist)"/>`,
      `<g transform="translate(${boatX.toFixed(1)} 668) rotate(${rock.toFixed(2)})" fill="#04090d"><path d="M-150 0Q-120 54 0 56 120 54 172-14Q90 8-150 0Z"/><path d="M-8 4V-210L96-10Z" opacity=".92"/><path d="M-16-10L-16-190-84-14Z" opacity=".8"/></g>`,
      `<rect x="${(boatX - 140).toFixed(1)}" y="722" width="300" height="70" fill="#02060a" opacity=".5" filter="url(#mist)"/>`,
    ].join(""),
  };
}

function windowLight(at: number): { sky: string; ground: string } {
  const turn = 14 * at;
  const panes = [0, 1, 2].map(
    (column) =>
      `<rect x="${430 + column * 256}" y="60" width="232" height="560" fill="url(#pane)" opacity=".96"/>`,
  );
  return {
    sky: `<rect width="1600" height="900" fill="#17110f"/><rect x="380" y="20" width="840" height="680" fill="#e2a873" opacity=".35" filter="url(#soft)"/>${panes.join("")}<path d="M430 700L120 900H1480L1186 700Z" fill="#e9b27e" opacity=".16" filter="url(#mist)"/>`,
    ground: `<g fill="#0a0706" transform="translate(${turn} 0)"><path d="M560 900Q570 690 700 636L760 604 752 556Q700 520 706 440 712 330 810 326 906 330 908 430 930 470 904 486 908 540 868 556L862 600 930 636Q1060 690 1080 900Z"/></g><path d="M${906 + turn} 400Q${914 + turn} 450 ${902 + turn} 484M868 560Q${900 + turn} 650 1010 690" stroke="#ffd9a8" stroke-width="5" fill="none" opacity=".55" filter="url(#mist)"/>`,
  };
}
