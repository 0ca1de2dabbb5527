#include "training/model/losses.h"

namespace koe::training {
namespace {

torch::Tensor magnitudes(const torch::Tensor& wave, const torch::Tensor& window)
{
    const auto size = window.size(0);
    const torch::Tensor complex = at::stft(wave, size, size / 4, size, window, /*normalized=*/false,
                                           /*onesided=*/true, /*return_complex=*/true);
    return (at::view_as_real(complex).square().sum(-1) + 1e-6).sqrt();
}

} // namespace

torch::Tensor discriminatorLoss(const std::vector<Discriminators::Judgement>& both)
{
    torch::Tensor sum;
    for (const auto& judgement : both) {
        const auto halves = judgement.score.chunk(2, 0);
        const torch::Tensor loss = (1 - halves[0]).square().mean() + halves[1].square().mean();
        sum = sum.defined() ? sum + loss : loss;
    }
    return sum;
}

torch::Tensor generatorLoss(const std::vector<Discriminators::Judgement>& fake)
{
    torch::Tensor sum;
    for (const auto& judgement : fake) {
        const torch::Tensor loss = (1 - judgement.score).square().mean();
        sum = sum.defined() ? sum + loss : loss;
    }
    return sum;
}

torch::Tensor featureLoss(const std::vector<Discriminators::Judgement>& real,
                          const std::vector<Discriminators::Judgement>& fake)
{
    torch::Tensor sum;
    for (std::size_t i = 0; i < fake.size(); i++)
        for (std::size_t j = 0; j < fake[i].features.size(); j++) {
            const torch::Tensor loss =
                at::l1_loss(fake[i].features[j], real[i].features[j].detach()).to(torch::kFloat32);
            sum = sum.defined() ? sum + loss : loss;
        }
    return 2 * sum;
}

torch::Tensor klLoss(const torch::Tensor& zP, const torch::Tensor& logsQ, const torch::Tensor& mP,
                     const torch::Tensor& logsP, const torch::Tensor& mask)
{
    const torch::Tensor kl = logsP - logsQ - 0.5 + 0.5 * (zP - mP).square() * (-2.0 * logsP).exp();
    return (kl * mask).sum() / mask.sum();
}

torch::Tensor spectralLoss(const torch::Tensor& fake, const torch::Tensor& real)
{
    torch::Tensor sum;
    for (const std::int64_t size : {512, 2048}) {
        const torch::Tensor window = at::hann_window(size, real.options());
        const torch::Tensor ours = magnitudes(fake, window);
        const torch::Tensor theirs = magnitudes(real, window);
        const torch::Tensor loss =
            (theirs - ours).norm() / theirs.norm() + at::l1_loss(ours.log(), theirs.log());
        sum = sum.defined() ? sum + loss : loss;
    }
    return sum;
}

} // namespace koe::training
