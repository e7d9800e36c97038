using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Perennial.App.Api.Models;

/// <summary>A long list in pages: <c>?limit=</c>, and <c>?after=</c> the last of the page before; the header <c>Link</c> names the next.</summary>
internal static class Paging
{
    private const int Usual = 100;
    private const int Most = 1_000;

    /// <summary>One page of a list.</summary>
    /// <param name="context">The request.</param>
    /// <param name="all">The list, in order.</param>
    /// <param name="key">What <c>after</c> names.</param>
    /// <exception cref="ApiException">The limit is no number: status 400.</exception>
    public static IReadOnlyList<T> Of<T>(HttpContext context, IEnumerable<T> all, Func<T, string> key)
    {
        var (limit, after) = (Limit(context), (string?)context.Request.Query["after"]);
        var rest = after is null ? all : all.SkipWhile(one => key(one) != after).Skip(1);
        List<T> page = [.. rest.Take(limit + 1)];
        if (page.Count > limit)
        {
            page.RemoveAt(limit);
            var query = new QueryBuilder(context.Request.Query.Where(one => one.Key != "after")) { { "after", key(page[^1]) } };
            context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
        }

        return page;
    }

    private static int Limit(HttpContext context) => (string?)context.Request.Query["limit"] is not { } text ? Usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= Most ? limit
        : throw new ApiException(400, $"'limit' is '{text}'. Allowed: 1 to {Most}.");
}
