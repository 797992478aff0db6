"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { PageLayers } from "#components/state/page-layers.tsx";
import { tables } from "./every-scene.ts";
import type { Scene, Scenes } from "./scene.ts";
import { answerFrom, standInForStudio } from "./studio-stand-in.ts";
import { takeSteps } from "./take-steps.ts";

type ScenesPageProps = {
  theme: string | undefined;
  /** Nothing stands beside the scene: a picture is taken of it. */
  isBare: boolean;
};

if (typeof window !== "undefined") standInForStudio();

/** Every card, cell, panel and dialog of the product in each of its states. It lives in the browser alone: scenes are about now. */
export function ScenesPage({ theme, isBare }: ScenesPageProps) {
  const [, , noun, state] = useSyncExternalStore(onMove, pathNow, pathBefore).split("/");
  const [loaded, setLoaded] = useState<Readonly<Record<string, Scenes>>>();
  useEffect(() => {
    void loadScenes(noun).then(setLoaded);
  }, [noun]);
  useEffect(() => {
    if (theme) document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  if (!loaded) return null;
  if (noun === undefined) return <Contents loaded={loaded} />;
  const scenes = loaded[noun] ?? {};
  if (state === undefined) return <Board noun={noun} scenes={scenes} />;
  const scene = scenes[state];
  if (!scene) return <p className="p-4">There is no such scene.</p>;
  return (
    <>
      <Alone key={`${noun}/${state}`} name={`${noun}/${state}`} scene={scene} />
      {!isBare && <Bar noun={noun} state={state} states={Object.keys(scenes)} />}
    </>
  );
}

/** Not by the framework's own hook: an action that is never answered would hold up whatever it tells. */
function onMove(listener: () => void): () => void {
  const { navigation } = window;
  navigation.addEventListener("currententrychange", listener);
  return () => navigation.removeEventListener("currententrychange", listener);
}
const pathNow = () => window.location.pathname;
const pathBefore = () => "/scenes";

async function loadScenes(noun: string | undefined): Promise<Record<string, Scenes>> {
  const wanted = Object.entries(tables).filter(([name]) => noun === undefined || noun === name);
  return Object.fromEntries(
    await Promise.all(wanted.map(async ([name, { load }]) => [name, (await load()).scenes] as const)),
  );
}

const linkClass = "underline decoration-edge underline-offset-4 hover:decoration-text";

/** The list of all of it. */
function Contents({ loaded }: { loaded: Readonly<Record<string, Scenes>> }) {
  return (
    <main className="mx-auto max-w-6xl p-6">
      <h1 className="text-28 font-semibold">Scenes</h1>
      <p className="mt-1 text-quiet">
        Every card, cell, panel and dialog in each of its states. In development only; nothing here is saved.
      </p>
      <div className="mt-6 columns-2xs gap-8">
        {Object.entries(loaded).map(([noun, scenes]) => (
          <section key={noun} className="mb-6 break-inside-avoid">
            <h2 className="text-14 font-semibold">
              <Link href={`/scenes/${noun}`} className={linkClass}>
                {tables[noun]?.title}
              </Link>
            </h2>
            <ul className="mt-1 text-13 text-quiet">
              {Object.entries(scenes).map(([state, scene]) => (
                <li key={state}>
                  <Link
                    href={`/scenes/${noun}/${state}`}
                    data-scene={`${noun}/${state}`}
                    data-frame={scene.frame ?? "part"}
                    className={linkClass}
                  >
                    {wordsOf(state)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </main>
  );
}

/** The parts of pages of one noun, dark and light side by side; what fills a window is a link. */
function Board({ noun, scenes }: { noun: string; scenes: Scenes }) {
  return (
    <PageLayers>
      <main className="p-6">
        <Link href="/scenes" className={linkClass}>
          All scenes
        </Link>
        <h1 className="mt-2 text-28 font-semibold">{tables[noun]?.title}</h1>
        {Object.entries(scenes).map(([state, scene]) => (
          <section key={state} className="mt-6 border-t border-line pt-3">
            <h2 className="mb-2 text-13 text-quiet">
              <Link href={`/scenes/${noun}/${state}`} className={linkClass}>
                {wordsOf(state)}
              </Link>
            </h2>
            {scene.frame !== "page" && (
              <div className="grid gap-3 lg:grid-cols-2">
                {["scheme-dark", "scheme-light"].map((scheme) => (
                  <div key={scheme} className={`${scheme} min-w-0 rounded-panel bg-ground p-4 text-text`}>
                    <Living scene={scene} />
                  </div>
                ))}
              </div>
            )}
          </section>
        ))}
      </main>
    </PageLayers>
  );
}

const frameClass = { page: undefined, wide: "max-w-6xl p-4", part: "max-w-xl p-4" } as const;

/** One scene and nothing else, once its steps are taken. */
function Alone({ name, scene }: { name: string; scene: Scene }) {
  const [isReady, setReady] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    takeSteps(scene.steps ?? []).then(() => setReady(true), reportError);
  }, [scene]);
  return (
    <PageLayers>
      <div data-ready={isReady ? name : undefined} className={frameClass[scene.frame ?? "part"]}>
        <Living scene={scene} />
      </div>
    </PageLayers>
  );
}

/** The studio's answers come first: what is shown may read at once. */
function Living({ scene }: { scene: Scene }): ReactNode {
  useState(() => answerFrom(scene));
  return scene.show;
}

/** From one state to the next, and from dark to light. */
function Bar({ noun, state, states }: { noun: string; state: string; states: readonly string[] }) {
  const at = states.indexOf(state);
  const [before, after] = [states.at(at - 1), states[(at + 1) % states.length]];
  const turn = () => {
    const { dataset } = document.documentElement;
    const isDark = dataset["theme"]
      ? dataset["theme"] === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    dataset["theme"] = isDark ? "light" : "dark";
  };
  return (
    <nav
      aria-label="Scenes"
      className="fixed right-2 bottom-2 z-50 flex gap-3 rounded-control border border-line bg-raised px-3 py-1.5 text-12 text-text opacity-60 shadow-float hover:opacity-100"
    >
      <Link href={`/scenes/${noun}/${before}`}>←</Link>
      <Link href={`/scenes/${noun}`}>
        {noun} · {wordsOf(state)}
      </Link>
      <Link href={`/scenes/${noun}/${after}`}>→</Link>
      <button type="button" onClick={turn}>
        Dark or light
      </button>
    </nav>
  );
}

const wordsOf = (state: string) => state.replaceAll("-", " ");
