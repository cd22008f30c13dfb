import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { en } from '#schemas/wording/en.ts';
import { vi } from '#schemas/wording/vi.ts';
import { backup } from './cli/backup.ts';
import { clean } from './cli/clean.ts';
import { explain } from './cli/explain.ts';
import { extract } from './cli/extract.ts';
import { feed, tokenAdd, tokenList, tokenRemove } from './cli/feed.ts';
import { gold } from './cli/gold.ts';
import { load } from './cli/load.ts';
import { migrateNow } from './cli/migrate-now.ts';
import { modelsActivate, modelsList, modelsReject, modelsShow } from './cli/models.ts';
import { read } from './cli/read.ts';
import { relate } from './cli/relate.ts';
import { relateFit } from './cli/relate-fit.ts';
import { requeue } from './cli/requeue.ts';
import { restore } from './cli/restore.ts';
import { explainFailure } from './cli/speak.ts';
import { stamp } from './cli/stamp.ts';
import { start } from './cli/start.ts';
import { status } from './cli/status.ts';
import { userAdd, userDisable, userList, userTotp } from './cli/user.ts';
import { webhookAdd, webhookList, webhookRemove, webhookRetry } from './cli/webhook.ts';

const isEnglish = (argv: readonly string[]): boolean => {
  const at = argv.indexOf('--lang');
  return at >= 0 ? argv[at + 1] === 'en' : /^en/.test(process.env.HOTICH_LANG ?? '');
};

/** The command line; sets the exit code of the process (see `exitCodes` in the wording). */
export async function main(argv: readonly string[]): Promise<void> {
  const words = (isEnglish(argv) ? en : vi).cli;
  const program = new Command('hotich').description(words.about).addHelpText('after', `\n${words.exitCodes}`);
  const common = (command: Command) =>
    command
      .option('--data <dir>', words.optionData)
      .option('--json', words.optionJson)
      .option('--lang <lang>', words.optionLang, isEnglish(argv) ? 'en' : 'vi');
  type Action = (options: never, ...args: never[]) => Promise<number | undefined>;
  const does = (command: Command, action: Action) =>
    common(command).action(async (...given: unknown[]) => {
      const options = given[command.registeredArguments.length] as never;
      const args = given.slice(0, command.registeredArguments.length) as never[];
      process.exitCode = await action(options, ...args).then(
        (code) => code ?? 0,
        (error: unknown) => explainFailure(error, options),
      );
    });

  does(
    program
      .command('start')
      .description(words.commandStart)
      .option('--port <port>', words.optionPort)
      .option('--workers <n>', words.optionWorkers)
      .option('--empty', words.optionEmpty)
      .option('--redis', words.optionRedis)
      .option('--exit', words.optionExit),
    start as Action,
  );
  does(
    program
      .command('load')
      .description(words.commandLoad)
      .argument('<path...>')
      .option('--book <file>', words.optionBook),
    load as Action,
  );
  does(
    program.command('status').description(words.commandStatus).option('--watch', words.optionWatch),
    status as Action,
  );
  does(
    program
      .command('explain')
      .description(words.commandExplain)
      .argument('<id>')
      .option('--field <key>', words.optionField),
    explain as Action,
  );
  does(
    program
      .command('requeue')
      .description(words.commandRequeue)
      .option('--failed', words.optionFailed)
      .option('--step <name>', words.optionStep),
    requeue as Action,
  );
  does(
    program
      .command('relate')
      .description(words.commandRelate)
      .option('--kind <kind>', words.optionRelateKind)
      .option('--since <time>', words.optionRelateSince),
    relate as Action,
  );
  does(program.command('relate-fit').description(words.commandRelateFit), relateFit as Action);
  does(
    program
      .command('extract')
      .description(words.commandExtract)
      .argument('<number>')
      .option('--out <file>', words.optionOut),
    extract as Action,
  );
  does(
    program.command('gold').description(words.commandGold).argument('<book>').argument('<file>'),
    gold as Action,
  );
  does(
    program
      .command('clean')
      .description(words.commandClean)
      .argument('<image>')
      .option('--out <dir>', words.optionCleanOut),
    clean as Action,
  );
  does(
    program
      .command('read')
      .description(words.commandRead)
      .argument('<image...>')
      .option('--model <file>', words.optionModel)
      .option('--kind <kind>', words.optionKind)
      .option('--lexicon', words.optionLexicon),
    read as Action,
  );
  const user = program.command('user');
  does(
    user
      .command('add')
      .description(words.commandUserAdd)
      .argument('<login>')
      .requiredOption('--name <name>', words.optionName)
      .requiredOption('--roles <roles>', words.optionRoles)
      .option('--title <lines>', words.optionTitle)
      .option('--scope <bodies>', words.optionScope)
      .option('--password <password>', words.optionPassword),
    userAdd as Action,
  );
  does(user.command('list').description(words.commandUserList), userList as Action);
  does(
    user.command('disable').description(words.commandUserDisable).argument('<login>'),
    userDisable as Action,
  );
  does(
    user
      .command('totp')
      .description(words.commandUserTotp)
      .argument('<login>')
      .option('--off', words.optionTotpOff),
    userTotp as Action,
  );
  const models = program.command('models').description(words.commandModels);
  does(models.command('list').description(words.commandModelsList), modelsList as Action);
  does(models.command('show').description(words.commandModelsShow).argument('<id>'), modelsShow as Action);
  does(
    models
      .command('activate')
      .description(words.commandModelsActivate)
      .argument('<id>')
      .option('--force', words.optionForce),
    modelsActivate as Action,
  );
  does(
    models.command('reject').description(words.commandModelsReject).argument('<id>'),
    modelsReject as Action,
  );
  does(
    program
      .command('feed')
      .description(words.commandFeed)
      .option('--after <place>', words.optionAfterFeed, '0'),
    feed as Action,
  );
  const token = program.command('token').description(words.commandToken);
  does(token.command('add').description(words.commandTokenAdd).argument('<name>'), tokenAdd as Action);
  does(token.command('list').description(words.commandTokenList), tokenList as Action);
  does(token.command('remove').description(words.commandTokenRemove).argument('<id>'), tokenRemove as Action);
  const webhook = program.command('webhook').description(words.commandWebhook);
  does(
    webhook
      .command('add')
      .description(words.commandWebhookAdd)
      .argument('<url>')
      .option('--after <place>', words.optionAfterWebhook),
    webhookAdd as Action,
  );
  does(webhook.command('list').description(words.commandWebhookList), webhookList as Action);
  does(
    webhook.command('remove').description(words.commandWebhookRemove).argument('<id>'),
    webhookRemove as Action,
  );
  does(
    webhook.command('retry').description(words.commandWebhookRetry).argument('<id>'),
    webhookRetry as Action,
  );
  does(program.command('stamp').description(words.commandStamp), stamp as Action);
  does(program.command('migrate').description(words.commandMigrate), migrateNow as Action);
  does(program.command('backup').description(words.commandBackup).argument('<folder>'), backup as Action);
  does(program.command('restore').description(words.commandRestore).argument('<folder>'), restore as Action);
  program.exitOverride((stopped) => {
    process.exit(stopped.exitCode === 0 ? 0 : 2);
  });
  await program.parseAsync([...argv], { from: 'user' });
}

/** Nobody reads on (`| head`): that is the end of what a command has to say, but no reason to stop serving. */
function endQuietly(argv: readonly string[]): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (argv[0] !== 'start') process.exit();
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  endQuietly(process.argv.slice(2));
  await main(process.argv.slice(2));
}
