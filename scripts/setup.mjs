// Brings a fresh checkout to the point where it can start: installed, built. Runs on Node 18 and later without
// any dependency, and costs next to nothing when nothing has changed.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, isBuilt, sourceHash } from './setup/build.mjs';
import { install, isInstalled } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { checkOwnNode, checkPlace, checkRuns, nodePackage, nodePath } from './setup/runtime.mjs';
import { main } from './setup/say.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @returns the checkout's folder and the path of the pinned Node
 */
export async function setUp() {
  checkOwnNode(process.versions.node);
  nodePackage(process.platform, process.arch);
  checkPlace(root);
  const node = nodePath(root);
  if (!isReady()) {
    await alone(root, async () => {
      if (!isInstalled(root)) await install(root);
      checkRuns(node);
      const hash = sourceHash(root);
      if (!isBuilt(root, hash)) build(root, node, hash);
    });
  }
  return { root, node };
}

function isReady() {
  return isInstalled(root) && isBuilt(root, sourceHash(root));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(async () => void (await setUp()));
