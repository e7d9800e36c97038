using Perennial.Log;

namespace Perennial.Evaluate;

/// <summary>What a dataset is held against.</summary>
/// <param name="Log">What is sealed.</param>
/// <param name="From">The first time of the rows to train on.</param>
/// <param name="To">Up to here.</param>
/// <param name="Before">What the champion's rows teach to expect; null where there is nothing.</param>
/// <param name="Fresh">Rows from here on are new: the champion was not trained on them.</param>
/// <param name="Judged">The rows that are kept to judge by.</param>
internal sealed record DataBackground(LogState Log, DateTimeOffset From, DateTimeOffset To, Expectations? Before, DateTimeOffset Fresh, IWindow Judged);
