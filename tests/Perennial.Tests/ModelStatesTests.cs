using Perennial.Registry;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

public sealed class ModelStatesTests
{
    private const string Model = "m";
    private readonly MemoryJournalStore store = new();

    [Fact]
    public void Loading_what_is_new_gives_the_same_as_loading_all()
    {
        using var life = Lives.Whole();
        var watcher = new ModelStates(new Journal(life.Journal));
        for (var day = 0; day < Lives.Days; day += 3)
        {
            life.Live(day);
            life.Live(day + 1);
            life.Live(day + 2);
            Assert.Equal(ModelStateTests.Text(new ModelStates(new Journal(life.Journal)).Load(life.Model.Model)), ModelStateTests.Text(watcher.Load(life.Model.Model)));
        }
    }

    [Fact]
    public void The_state_at_a_time_knows_nothing_of_later()
    {
        using var life = Lives.Whole();
        var then = new List<string>();
        for (var day = 0; day < 12; day++)
        {
            life.Live(day);
            then.Add(ModelStateTests.Text(life.State));
        }

        Assert.Equal(then, Enumerable.Range(0, 12).Select(day => ModelStateTests.Text(life.Process.States.At(life.Model.Model, World.Day(day + 1)))));
        Assert.Equal(0, life.Process.States.At(life.Model.Model, World.Start.AddTicks(-1)).Head.Version);
    }

    [Fact]
    public void What_a_person_does_is_found_again_when_somebody_else_was_first()
    {
        var states = new ModelStates(new Journal(store));
        states.Load(Model);
        var asked = 0;
        store.Meanwhile = () => new ModelStates(new Journal(store)).Act(Model, World.Start, "bob", _ => [new ModelFrozen("bob's")]);
        var state = states.Act(Model, World.Start, "ann", now =>
        {
            asked++;
            return now.Registry.Frozen ? [] : [new ModelFrozen("ann's")];
        });
        Assert.Equal((2, true, 1), (asked, state.Registry.Frozen, state.Head.Version));
        Assert.Equal("bob", store.Read(Model).Single().Actor);
    }

    [Fact]
    public void Who_appends_to_an_old_state_loses_and_reads_the_winner_next_time()
    {
        var states = new ModelStates(new Journal(store));
        var old = states.Load(Model);
        new ModelStates(new Journal(store)).Act(Model, World.Start, "bob", _ => [new ModelFrozen("bob's")]);
        Assert.Throws<StreamMovedException>(() =>
            states.Append(Model, old, ModelStates.Next(old, World.Start, "ann"), [new Entry(new ModelUnfrozen("ann's"))]));
        Assert.True(states.Load(Model).Registry.Frozen);
        Assert.Single(store.Read(Model));
    }

    [Fact]
    public void Ticks_rise_by_one_and_time_never_goes_back()
    {
        var states = new ModelStates(new Journal(store));
        var state = states.Act(Model, World.Day(2), "ann", _ => [new ModelFrozen("a")]);
        Assert.Equal(new Turn(2, World.Day(2), "bob"), ModelStates.Next(state, World.Day(1), "bob"));
        Assert.Equal(new Turn(2, World.Day(3), "bob"), ModelStates.Next(state, World.Day(3), "bob"));
    }

    [Fact]
    public void Nothing_to_do_writes_nothing()
    {
        Assert.Equal(0, new ModelStates(new Journal(store)).Act(Model, World.Start, "ann", _ => []).Head.Version);
        Assert.Equal(0, store.Head(Model));
    }
}
