using System.CommandLine;
using Perennial.App.Commands;
using Perennial.App.Jobs;

if (JobCommands.TryRun(args, out int code))
{
    return code;
}

var terminal = Terminal.Open();
var root = new RootCommand("Perennial decides when and how to retrain a model in production, proves the new version better, rolls it out, and can say why.")
{
    DemoCommand.Create(terminal),
    ReplayCommand.Create(terminal),
};
root.Options.Add(CommandOptions.Data);
return await root.Parse(args).InvokeAsync();
