using Perennial.Decide;
using Perennial.Registry;

namespace Perennial.Tests.Fakes;

/// <summary>Lives that go through everything.</summary>
internal static class Lives
{
    /// <summary>How long <see cref="Whole"/> takes.</summary>
    public const int Days = 34;

    /// <summary>The reason of the person who asks for a retrain.</summary>
    public const string Asked = "a new airport opened";

    /// <summary>
    /// First version, twin, frozen and unfrozen, asked for, stale, rejected by its gates, failed, in the shadow, in a split, promoted, rolled
    /// back by a person, and taken again for it is better.
    /// </summary>
    public static Life Whole()
    {
        var life = new Life(Declared.Model, new World(36, 15));
        life.Trainer.Artifacts[3] = [0.98, 0.98, 0.02, 0.02];
        life.Trainer.Failures[4] = "out of memory";
        life.Trainer.Artifacts[5] = [0.8, 0.8, 0.2, 0.2];
        life.Acts[7] = new ModelFrozen("the data is being moved");
        life.Acts[8] = new RetrainRequested(Asked);
        life.Acts[9] = new ModelUnfrozen("it was moved");
        life.Acts[31] = new ChampionRolledBack(4, 1, "a customer complained");
        return life;
    }
}
