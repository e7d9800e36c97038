namespace Perennial.Decide;

/// <summary>What a fresh version is expected to lose: the mean of what the newest ones lost on the first labelled batch after their window.</summary>
/// <param name="newest">How many of the newest count.</param>
/// <remarks>A version trained shortly after a jump knows the new world only in part, so its first loss says little of a clean one: it counts by the share
/// of its window that lay behind the jump.</remarks>
internal sealed class FreshLevel(int newest)
{
    private const double LeastWeight = 0.001;

    private readonly Queue<(double Loss, double Weight)> first = [];
    private int seen = -1;
    private double next = 1;

    /// <summary>Says how clean the window of the next version is, from 0 to 1.</summary>
    public void Expect(double clean) => next = Math.Clamp(clean, LeastWeight, 1);

    /// <summary>Takes the first loss of every version not seen before.</summary>
    public void Take(IReadOnlyList<BatchLoss> losses)
    {
        foreach (var one in losses.Where(one => one.Version > seen))
        {
            first.Enqueue((one.Loss, next));
            (seen, next) = (one.Version, 1);
            if (first.Count > newest)
            {
                first.Dequeue();
            }
        }
    }

    /// <summary>The level, once a version was seen.</summary>
    public double Value => first.Sum(one => one.Loss * one.Weight) / first.Sum(one => one.Weight);
}
