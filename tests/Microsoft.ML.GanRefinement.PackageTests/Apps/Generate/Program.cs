using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

// Loads the model in the first argument's file, coaches latents, generates from them, and writes a picture to the second's.
var ml = new MLContext(seed: 1);
var gan = (GanTransformer)ml.Model.Load(args[0], out _);
IDataView latents = ml.Gan().SampleLatents(gan, count: 8);
IDataView generated = ml.Gan().CoachLatent(gan, iterations: 5, learningRate: 0.01f).Fit(latents).Append(gan).Transform(latents);
generated = ml.Gan().ConvertToImage("Picture", "GeneratedImage").Fit(generated).Transform(generated);
var pictures = 0;
foreach (MLImage picture in generated.GetColumn<MLImage>("Picture"))
{
    if (pictures++ == 0)
        picture.Save(args[1]);
}
var finite = generated.GetColumn<float>("Score").Count(float.IsFinite);
Console.WriteLine($"generated {pictures} pictures, {finite} finite scores");
