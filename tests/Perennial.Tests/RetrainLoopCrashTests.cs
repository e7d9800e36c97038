using Perennial.Tests.Fakes;

namespace Perennial.Tests;

/// <summary>A process that ends anywhere, and a new one over the same stores, come to where an undisturbed one comes.</summary>
public sealed class RetrainLoopCrashTests
{
    [Fact]
    public void A_crash_at_any_place_of_any_day_changes_nothing()
    {
        using var undisturbed = Lives.Whole();
        var crashes = 0;
        for (var day = 0; day < Lives.Days; day++)
        {
            using var before = undisturbed.Copy();
            var head = undisturbed.State.Head.Version;
            undisturbed.Live(day);
            var quiet = undisturbed.State.Head.Version - head == QuietEvents;
            crashes += quiet && day % 10 != 0 ? 0 : Points.Sum(point => CrashEverywhere(before, undisturbed, day, point));
        }

        Assert.True(crashes > 150, $"only {crashes} places were tried");
    }

    [Fact]
    public void A_life_that_crashes_at_every_append_ends_as_the_undisturbed_one()
    {
        using var undisturbed = Lives.Whole().Until(Lives.Days);
        using var disturbed = Lives.Whole();
        disturbed.Journal.BeforeAppend.EverySecond = true;
        disturbed.Until(Lives.Days);
        Assert.True(disturbed.Crashes > Lives.Days);
        Assert.Equal(undisturbed.Standing, disturbed.Standing);
    }

    /// <summary>Sealing, cohort, signals, decision; of such days every tenth is tried.</summary>
    private const int QuietEvents = 4;

    private static IEnumerable<Func<Life, CrashPoint>> Points { get; } =
    [
        life => life.Journal.BeforeAppend,
        life => life.Journal.AfterAppend,
        life => life.Segments.Work,
        life => life.Blobs.Work,
        life => life.Trainer.Look,
    ];

    private static int CrashEverywhere(Life before, Life undisturbed, int day, Func<Life, CrashPoint> point)
    {
        for (var at = 1; ; at++)
        {
            using var disturbed = before.Copy();
            point(disturbed).At = at;
            disturbed.Live(day);
            if (disturbed.Crashes == 0)
            {
                return at - 1;
            }

            Assert.True(undisturbed.Standing == disturbed.Standing, $"a crash on day {day} at passing {at} of {point(disturbed).Where} changed the life");
        }
    }
}
