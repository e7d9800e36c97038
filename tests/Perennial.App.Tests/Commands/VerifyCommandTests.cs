using Perennial.Decide;
using Perennial.Registry;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class VerifyCommandTests
{
    [Fact]
    public async Task Every_fault_is_told_not_just_the_first()
    {
        using var house = TestHouse.WithVersions();
        house.Append(new DecisionTaken(new Decision { Number = 1, Action = ActionKind.Reuse, Reuse = 1, Because = "so", Votes = [], Alternatives = [] }));
        var (code, text, _) = await house.RunAsync("verify");
        Assert.Equal(4, code);
        Assert.Contains("decision 1 was Reuse", text, StringComparison.Ordinal);
        Assert.Contains($"artifact of event 4 of 'flight-delay': '{house.Data}", text, StringComparison.Ordinal);
        Assert.Contains("dataset of event 3 of 'flight-delay'", text, StringComparison.Ordinal);
        Assert.Contains("Faults: 13.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_no_event_names_is_stray_and_no_fault()
    {
        using var house = new TestHouse();
        house.Append(new ModelDeclared(TestHouse.Declaration()));
        using (var inside = Composition.Open(house.Data))
        {
            var draft = inside.Blobs.Draft(BlobKinds.Datasets);
            await File.WriteAllTextAsync(draft, "{}", TestContext.Current.CancellationToken);
            inside.Blobs.Keep(BlobKinds.Datasets, draft);
        }

        var (code, text, _) = await house.RunAsync("verify");
        Assert.Equal(0, code);
        Assert.Contains($"Stray: {house.Data}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_told_in_words()
    {
        using var house = new TestHouse();
        house.Append(new ModelDeclared(TestHouse.Declaration()), new RetrainRequested("more"));
        var file = Path.Combine(house.Data, "journal.db");
        await File.WriteAllTextAsync(file, "this is no database, whatever its name may say", TestContext.Current.CancellationToken);
        foreach (var beside in new[] { file + "-wal", file + "-shm" })
        {
            File.Delete(beside);
        }

        var (code, text, _) = await house.RunAsync("verify");
        Assert.Equal(4, code);
        Assert.Contains($"'{file}' is damaged", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Equal(1, (await house.RunAsync("status")).Code);
    }

    [Fact]
    public async Task An_event_that_does_not_follow_is_named()
    {
        using var house = new TestHouse();
        house.Append(new ModelDeclared(TestHouse.Declaration()));
        using (var inside = Composition.Open(house.Data))
        {
            var head = inside.States.Load("flight-delay").Head;
            inside.Journal.Append("flight-delay", head, new Turn(2, TestHouse.Start, "driver"), [new Entry(new Perennial.Train.RunEnded(7, Perennial.Train.RunOutcome.Failed, "it did not begin"))]);
        }

        var (code, text, _) = await house.RunAsync("verify");
        Assert.Equal(4, code);
        Assert.Contains("event 2 (run-ended) cannot be read: ", text, StringComparison.Ordinal);
        Assert.Equal(1, (await house.RunAsync("status")).Code);
    }
}
