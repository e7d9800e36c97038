using System.CommandLine;
using Perennial.App.Jobs;

if (JobCommands.TryRun(args, out int code))
{
    return code;
}

return new RootCommand("Perennial keeps models in production good.").Parse(args).Invoke();
