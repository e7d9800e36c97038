namespace Perennial.Adapters.Yaml;

/// <summary>Which word was meant, by Levenshtein's distance (1966): the least insertions, deletions and replacements.</summary>
internal static class EditDistance
{
    /// <summary>"Did you mean x? " for the nearest word at most a third of its letters away; empty when there is none.</summary>
    public static string DidYouMean(string seen, IEnumerable<string> words)
    {
        string? nearest = words
            .Where(word => Between(seen, word) <= Math.Max(1, (word.Length + 1) / 3))
            .MinBy(word => Between(seen, word));
        return nearest is null ? string.Empty : $"Did you mean {nearest}? ";
    }

    /// <summary>The distance, regardless of case.</summary>
    public static int Between(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > Math.Max(1, right.Length))
        {
            return int.MaxValue;
        }

        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
