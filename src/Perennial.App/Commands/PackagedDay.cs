namespace Perennial.App.Commands;

/// <summary>How a version did on one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Labelled">Labelled predictions.</param>
/// <param name="Loss">Its mean loss on them.</param>
/// <param name="TrivialLoss">That of the trivial answer.</param>
internal sealed record PackagedDay(DateOnly Day, long Labelled, double Loss, double TrivialLoss);
