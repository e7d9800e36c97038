using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Flavours;

/// <summary>Trees that LightGBM saved elsewhere: one tree, written by hand after its text format; missing goes right, and x above a half is likelier.</summary>
public sealed class LightGbmTextTests : PredictorConformance
{
    private const string Trees =
        """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=1
        objective=binary sigmoid:1
        feature_names=x y
        feature_infos=[0:1] [0:1]
        tree_sizes=289

        Tree=0
        num_leaves=2
        num_cat=0
        split_feature=0
        split_gain=1
        threshold=0.5
        decision_type=8
        left_child=-1
        right_child=-2
        leaf_value=-1 1
        leaf_weight=1 1
        leaf_count=1 1
        internal_value=0
        internal_weight=2
        internal_count=2
        is_linear=0
        shrinkage=1


        end of trees

        """;

    protected override Digest Make(ArtifactPacker packer) => packer.Trees(Model, Write(Trees), null);

    [Fact]
    public void It_answers_as_its_trees_say()
    {
        using IPredictor predictor = Load();
        Assert.Equal(1 / (1 + Math.E), predictor.Score([0.1, 0.0])[0], 1e-9);
        Assert.Equal(1 / (1 + (1 / Math.E)), predictor.Score([0.9, 0.0])[0], 1e-9);
    }

    [Fact]
    public void Features_of_other_names_are_refused() => Assert.Contains(
        "The trees take the features [x, w], and 'flavours' declares [x, y]",
        Assert.Throws<FaultException>(() => new ArtifactPacker(Blobs).Trees(Model, Write(Trees.Replace("=x y", "=x w", StringComparison.Ordinal)), null)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Somebody_must_say_what_the_codes_of_a_category_mean()
    {
        ModelDeclaration model = Model with { Features = [new("x", FeatureType.Numeric), new("y", FeatureType.Categorical)] };
        ArtifactPacker packer = new(Blobs);
        Assert.Contains("--categories FILE", Assert.Throws<FaultException>(() => packer.Trees(model, Write(Trees), null)).Message, StringComparison.Ordinal);
        string categories = Write("""{"y": ["a", "b"]}""", "categories.json");
        Digest told = packer.Trees(model, Write(Trees), categories);
        Assert.Equal(told, packer.Trees(model, Write(Trees), categories));
        Assert.NotEqual(told, packer.Trees(model, Write(Trees + "pandas_categorical:[[\"a\", \"b\"]]\n"), null));
    }

    [Fact]
    public void What_is_no_text_of_lightgbm_is_refused() => Assert.Contains(
        "save_model", Assert.Throws<FaultException>(() => new ArtifactPacker(Blobs).Trees(Model, Write("hello"), null)).Message, StringComparison.Ordinal);

    private string Write(string text, string name = "model.txt")
    {
        File.WriteAllText(Folder.At(name), text.ReplaceLineEndings("\n"));
        return Folder.At(name);
    }
}
