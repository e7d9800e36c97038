using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Serve;

public sealed class RoutingTableTests
{
    private static readonly StageOptions Shadow = new(StageKind.Shadow, 0, 1, TimeSpan.FromDays(1), WhenInconclusive.Hold);
    private static readonly StageOptions Split = new(StageKind.Split, 0.3, 1, TimeSpan.FromDays(1), WhenInconclusive.Hold);

    private static readonly Dictionary<Phase, IFact[]> Ways = new()
    {
        [Phase.Proposed] = [new RolloutStarted(2)],
        [Phase.Shadow] = [new RolloutStarted(2), new StageEntered(2, 0, Shadow)],
        [Phase.Split] = [new RolloutStarted(2), new StageEntered(2, 0, Split)],
        [Phase.Held] = [new RolloutStarted(2), new StageEntered(2, 0, Split), new StageHeld(2, 0, "x")],
        [Phase.Promoted] = [new RolloutStarted(2), new VersionPromoted(2, 1, "x")],
        [Phase.Rejected] = [new RolloutStarted(2), new StageEntered(2, 0, Split), new ChallengerRejected(2, "x")],
    };

    public static TheoryData<Phase> Phases => [.. Enum.GetValues<Phase>()];

    [Theory, MemberData(nameof(Phases))]
    public void The_phase_says_who_answers_and_who_listens(Phase phase)
    {
        var table = Table(Ways[phase]);
        Assert.Equal(phase == Phase.Promoted ? 2 : 1, table.Champion!.Number);
        Assert.Equal(phase is Phase.Shadow or Phase.Split or Phase.Held ? 2 : null, table.Challenger?.Number);
        Assert.Equal(phase == Phase.Split ? 0.3 : 0, table.Share);
        Assert.Equal(Declared.Model.Model, table.Model);
    }

    [Fact]
    public void Without_a_champion_nobody_answers()
    {
        var table = RoutingTable.Of(RegistryState.Start.After(new ModelDeclared(Declared.Model), World.Start), RolloutState.Start);
        Assert.Equal((Declared.Model.Model, null, null, 0.0), (table.Model, table.Champion, table.Challenger, table.Share));
    }

    private static RoutingTable Table(IFact[] facts)
    {
        IFact[] all =
        [
            new ModelDeclared(Declared.Model), new VersionRegistered(Samples.Version(1, Digest.None)), new VersionRegistered(Samples.Version(2, Digest.None)),
            new VersionPromoted(1, null, "first"), .. facts,
        ];
        return RoutingTable.Of(
            all.Aggregate(RegistryState.Start, (state, fact) => state.After(fact, World.Start)),
            all.Aggregate(RolloutState.Start, (state, fact) => state.After(fact, World.Start)));
    }
}
