using Perennial.Registry;

namespace Perennial.App.Tests;

public sealed class CompositionTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("perennial-composition").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void What_one_composition_journals_another_over_the_same_folder_reads()
    {
        using (var first = Composition.Open(_data))
        {
            first.States.Act("m", DateTimeOffset.UnixEpoch, "ada", _ => [new ModelFrozen("a test")]);
        }

        using var second = Composition.Open(_data);
        Assert.True(second.States.Load("m").Registry.Frozen);
        Assert.Equal(["m"], second.Journal.Streams());
    }

    [Fact]
    public void Two_compositions_over_one_folder_see_each_others_appends_at_once()
    {
        using var first = Composition.Open(_data);
        using var second = Composition.Open(_data);
        first.States.Act("m", DateTimeOffset.UnixEpoch, "ada", _ => [new ModelFrozen("a test")]);
        Assert.True(second.States.Load("m").Registry.Frozen);

        second.States.Act("m", DateTimeOffset.UnixEpoch, "bob", _ => [new ModelUnfrozen("over")]);
        Assert.False(first.States.Load("m").Registry.Frozen);
    }
}
