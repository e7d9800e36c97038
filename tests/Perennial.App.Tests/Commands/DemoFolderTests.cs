using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

public sealed class DemoFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perennial-demo-").FullName;

    private ReplayJob Job => new(
        new ModelDeclaration
        {
            Model = "sample",
            Columns = new ColumnNames("time", "id", null),
            Features = [new FeatureDeclaration("x", FeatureType.Numeric)],
            Label = new LabelDeclaration("late", TimeSpan.FromDays(1)),
            Costs = new CostOptions("USD", 1, 20),
        },
        "history.csv",
        folder);

    [Fact]
    public void A_folder_that_is_none_of_ours_is_left_alone()
    {
        var file = Path.Combine(folder, "thesis.txt");
        File.WriteAllText(file, "years of work");
        Assert.Throws<FaultException>(() => DemoFolder.Clear(Job));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Another_model_is_left_alone()
    {
        Declare("production", ReplayJob.Actor);
        Assert.Contains("'production'", Assert.Throws<FaultException>(() => DemoFolder.Clear(Job)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "journal.db")));
    }

    [Fact]
    public void A_model_of_the_same_name_that_a_person_declared_is_left_alone()
    {
        Declare("sample", "ann");
        Assert.Throws<FaultException>(() => DemoFolder.Clear(Job));
    }

    [Fact]
    public void A_replay_is_deleted_and_other_files_stay()
    {
        Declare("sample", ReplayJob.Actor);
        File.WriteAllText(Path.Combine(folder, "report.html"), "kept");
        DemoFolder.Clear(Job);
        Assert.Equal(["format", "report.html"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
        using var again = Composition.Open(folder);
        Assert.Empty(again.Journal.Streams());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Declare(string model, string actor)
    {
        using var house = Composition.Open(folder);
        house.States.Act(model, DateTimeOffset.UnixEpoch, actor, _ => [new Registry.ModelDeclared(Job.Model with { Model = model })]);
    }
}
