using Perennial.App.Commands;
using Perennial.App.Jobs;

return JobCommands.TryRun(args, out int code) ? code : await CommandTree.RunAsync(Terminal.Open(), args);
