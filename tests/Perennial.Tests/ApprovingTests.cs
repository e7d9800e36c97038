using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;
using Perennial.Tests.Fakes;
using Perennial.Tests.RollOut;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests;

public sealed class ApprovingTests
{
    private static readonly DateTimeOffset Now = World.Day(20);

    [Fact]
    public void A_version_waits_until_as_many_persons_as_declared_have_agreed()
    {
        var state = Proposed(new ApprovalOptions { Count = 2 });
        Assert.Equal("two persons", state.RollOut.Active!.Awaited!.Replace("2", "two", StringComparison.Ordinal));
        Assert.Empty(Next(state, Now));
        state = Act(state, Approving.Approve(state, 2, "ann", "fine"));
        Assert.Equal("one more person", state.RollOut.Active!.Awaited);
        Assert.Empty(Approving.Approve(state, 2, "ann", "again"));
        state = Act(state, Approving.Approve(state, 2, "bob", "fine too"));
        Assert.Null(state.RollOut.Active!.Awaited);
        Assert.Contains(Next(state, Now), fact => fact is StageEntered);
    }

    [Fact]
    public void Named_persons_are_all_waited_for_and_nobody_else_counts()
    {
        var state = Proposed(new ApprovalOptions { Count = 2, Names = ["ann", "bob"] });
        Assert.Equal("ann and bob", state.RollOut.Active!.Awaited);
        Assert.Contains("eve is not asked; asked are ann and bob", Fault(() => Approving.Approve(state, 2, "eve", "why not")), StringComparison.Ordinal);
        state = Act(state, Approving.Approve(state, 2, "bob", "fine"));
        Assert.Equal("version 2 passed its gates and waits for approval by ann", state.RollOut.Active!.Doing);
    }

    [Fact]
    public void Whoever_asked_for_the_retrain_does_not_count()
    {
        var declared = Declare(new ApprovalOptions { Count = 1, Names = ["ann", "bob"] });
        var asked = Act(declared, Intervention.Retrain(declared, "please", "ann"));
        var state = Act(asked, [new RunStarted(1, Trigger.Person, "please"), Taken(), new VersionRegistered(Version(2)), new RunEnded(1, RunOutcome.Passed, "fine"), new RolloutStarted(2)]);
        Assert.Equal("bob", state.RollOut.Active!.Awaited);
        Assert.Contains("ann asked for the retrain", Fault(() => Approving.Approve(state, 2, "ann", "mine")), StringComparison.Ordinal);
        Assert.Null(Act(state, Approving.Approve(state, 2, "bob", "fine")).RollOut.Active!.Awaited);
    }

    [Fact]
    public void A_later_run_that_nobody_asked_for_may_be_approved_by_anybody()
    {
        var declared = Declare(new ApprovalOptions());
        var state = Act(declared, [
            .. Intervention.Retrain(declared, "please", "ann"), new RunStarted(1, Trigger.Rows, "rows"), Taken(), new VersionRegistered(Version(2)),
            new RunEnded(1, RunOutcome.Passed, "fine"), new RolloutStarted(2)]);
        Assert.Null(Act(state, Approving.Approve(state, 2, "ann", "fine")).RollOut.Active!.Awaited);
    }

    [Fact]
    public void A_refusal_ends_the_rollout()
    {
        var state = Proposed(new ApprovalOptions());
        var facts = Approving.Refuse(state, 2, "bob", "a strike");
        Assert.Equal("bob refused it: a strike", Assert.Single(facts.OfType<ChallengerRejected>()).Because);
        Assert.Null(Act(state, facts).RollOut.Active);
    }

    [Theory]
    [InlineData(WhenInconclusive.Reject)]
    [InlineData(WhenInconclusive.Hold)]
    [InlineData(WhenInconclusive.Continue)]
    public void When_their_time_is_over_the_file_says_what_happens(WhenInconclusive then)
    {
        var state = Proposed(new ApprovalOptions { AtMost = TimeSpan.FromDays(2), OnTimeout = then });
        Assert.Empty(Next(state, Now.AddDays(1.9)));
        var facts = Next(state, Now.AddDays(2));
        Assert.Equal(then == WhenInconclusive.Reject, facts.Any(fact => fact is ChallengerRejected { Because: "one person did not approve it in time" }));
        Assert.Equal(then == WhenInconclusive.Continue, facts.Any(fact => fact is StageEntered));
    }

    [Fact]
    public void What_waits_may_not_be_promoted_past_those_who_are_asked()
    {
        var state = Proposed(new ApprovalOptions());
        Assert.Contains("waits for approval by one person", Fault(() => Intervention.Promote(state, 2, "at once")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_asks_nobody_any_more_lets_it_go_on_and_one_without_approval_journals_no_name()
    {
        var state = Proposed(new ApprovalOptions());
        Assert.Null(Act(state, [new ModelDeclared(GivenRollout.Registry(GivenRollout.Shadow).Declaration!)]).RollOut.Active!.Awaited);
        var plain = ModelState.Start.With(new ModelDeclared(GivenRollout.Registry(GivenRollout.Shadow).Declaration!), Now);
        Assert.Null(Assert.IsType<RetrainRequested>(Assert.Single(Intervention.Retrain(plain, "please", "ann"))).By);
    }

    [Fact]
    public void What_does_not_wait_is_not_approved()
    {
        var state = Proposed(new ApprovalOptions());
        Assert.Contains("Version 7 does not wait for approval", Fault(() => Approving.Approve(state, 7, "ann", "fine")), StringComparison.Ordinal);
    }

    private static ModelState Declare(ApprovalOptions approve)
    {
        var model = GivenRollout.Registry(GivenRollout.Shadow).Declaration! with { Gates = new() { Approve = approve } };
        return Act(ModelState.Start, [new ModelDeclared(model), new VersionRegistered(Version(1) with { Flavour = Flavours.LightGbm }), new VersionPromoted(1, null, "first")]);
    }

    private static ModelState Proposed(ApprovalOptions approve) =>
        Act(Declare(approve), [new VersionRegistered(Version(2) with { Flavour = Flavours.LightGbm }), new RolloutStarted(2)]);

    private static ModelVersion Version(int number) => Samples.Version(number, Digest.Of([(byte)number]));

    private static DatasetTaken Taken() => new(1, Digest.Of("data"u8), World.Day(0), World.Day(5), World.Day(7), 100, 100);

    private static ModelState Act(ModelState state, IReadOnlyList<IFact> facts) => facts.Aggregate(state, (all, fact) => all.With(fact, Now));

    private static IReadOnlyList<IFact> Next(ModelState state, DateTimeOffset now) => RolloutPolicy.Next(state.Registry, state.Monitor, state.RollOut.Active!, now);

    private static string Fault(Func<object> act) => Assert.Throws<FaultException>(act).Message;
}
