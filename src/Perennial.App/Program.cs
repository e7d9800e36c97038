using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Yaml;
using Perennial.App;
using Perennial.App.Jobs;
using Perennial.Registry;
using Perennial.Simulation;

if (JobCommands.TryRun(args, out int code))
{
    return code;
}

var model = ModelFile.Read(args[0]);
var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
using var house = Composition.Open(args[2], clock);
using var history = new FileHistory(args[1], house.DuckDb);
house.States.Act(model.Model, history.Extent(model).First, "replay", state => state.Registry.Declaration is null ? [new ModelDeclared(model)] : []);
var serving = new Perennial.ModelServing(house.States, house.Journal, house.Versions, model.Model);
var replay = new Replay(model, history, house.Inbox, house.States, serving, house.Loop(), house.Trainer, clock);
var log = new StreamWriter("/tmp/replay.log") { AutoFlush = true };
await replay.RunAsync(p => log.WriteLine($"{p.Day} {p.State.Registry.Champion} {p.State.Busy} | {p.State.Decide.Newest!.Because}"), default);
var comparison = await house.Comparator().CompareAsync(model, (a, b) => log.WriteLine($"{a}/{b}"), default);
log.WriteLine(System.Text.Json.JsonSerializer.Serialize(comparison, new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
log.WriteLine(comparison.SavedRatio);
log.WriteLine(house.States.Load(model.Model).Head);
return 0;
