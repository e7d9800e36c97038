using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What a replay can train.</summary>
internal static class Replayable
{
    /// <summary>Refuses a model whose versions nobody makes in virtual time.</summary>
    /// <exception cref="FaultException">Its trainer is elsewhere.</exception>
    public static void Demand(ModelDeclaration model)
    {
        if (model.Train.Trainer == Trainers.External)
        {
            throw new FaultException("train.trainer is 'external', and a replay runs in virtual time, in which nobody hands a version in. Name another trainer for the replay, such as lightgbm.");
        }
    }
}
