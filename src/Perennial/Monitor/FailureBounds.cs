using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>Bounds on the share of requests that fail, which hold at every look: the beta-binomial mixture of <see cref="RankBounds"/>, exact for independent requests.</summary>
internal static class FailureBounds
{
    private const int Halvings = 50;
    private const double ExpectedRequests = 5_000;

    /// <summary>Whether more than a share fails for sure.</summary>
    public static bool Above(VersionServed served, double share, double alpha) =>
        served.Requests > 0 && Refuses(served, share, alpha, tooFew: false);

    /// <summary>The least share that may be; 0 while nothing is known.</summary>
    public static double Lower(VersionServed served, double alpha) => served.Failed == 0 ? 0
        : Search(0, Rate(served), share => Refuses(served, share, alpha, tooFew: false));

    /// <summary>The greatest share that may be; 1 while nothing is known.</summary>
    public static double Upper(VersionServed served, double alpha) => served.Requests == served.Failed ? 1
        : 1 - Search(0, 1 - Rate(served), share => Refuses(served, 1 - share, alpha, tooFew: true));

    /// <summary>The share that failed.</summary>
    public static double Rate(VersionServed served) => served.Requests == 0 ? 0 : (double)served.Failed / served.Requests;

    private static bool Refuses(VersionServed served, double share, double alpha, bool tooFew) => share is > 0 and < 1
        && (tooFew ? Rate(served) < share : Rate(served) > share)
        && new RankBounds(share, alpha, ExpectedRequests).LogEValue(served.Failed, served.Requests, tooFew) >= -Math.Log(alpha);

    /// <summary>The greatest share up to which a claim is refused.</summary>
    private static double Search(double refused, double held, Func<double, bool> refuses)
    {
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (refused + held) / 2;
            (refused, held) = refuses(middle) ? (middle, held) : (refused, middle);
        }

        return refused;
    }
}
