#include "assets/base_models.h"

#include <array>

namespace koe::assets {
namespace {

/// The folders pretrained and pretrained_v2 of RVC's own repository.
struct OfficialPair
{
    const char* version;
    int rateK;          ///< thousands of samples per second
    const char* prefix; ///< "f0": follows the pitch
    std::uint64_t generatorBytes;
    const char* generatorSha256;
    const char* discriminatorSha256;
};

constexpr std::uint64_t kDiscriminatorBytesV1 = 109978943;
constexpr std::uint64_t kDiscriminatorBytesV2 = 142875703;

// clang-format off
constexpr std::array kOfficial{
    OfficialPair{"v1", 32, "f0", 72795627,
        "285f524bf48bb692c76ad7bd0bc654c12bd9e5edeb784dddf7f61a789a608574",
        "294db3087236e2c75260d6179056791c9231245daf5d0485545d9e54c4057c77"},
    OfficialPair{"v1", 32, "", 72653893,
        "81817645cde7ed2e2d83f23ef883f33dda564924b497e84d792743912eca4c23",
        "2ab20645829460fdad0d3c44254f1ab53c32cae50c22a66c926ae5aa30abda6f"},
    OfficialPair{"v1", 40, "f0", 72909665,
        "9115654aeef1995f7dd3c6fc4140bebbef0ca9760bed798105a2380a34299831",
        "7d4f5a441594b470d67579958b2fd4c6b992852ded28ff9e72eda67abcebe423"},
    OfficialPair{"v1", 40, "", 72763063,
        "e428573bda1124b0ae0ae843fd8dcded6027d3993444790b3e9b0100938b2113",
        "547f66dbbcd9023b9051ed244d12ab043ba8a4e854b154cc28761ac7c002909b"},
    OfficialPair{"v1", 48, "f0", 73008619,
        "78bc9cab27e34bcfc194f93029374d871d8b3e663ddedea32a9709e894cc8fe8",
        "1b84c8bf347ad1e539c842e8f2a4c36ecd9e7fb23c16041189e4877e9b07925c"},
    OfficialPair{"v1", 48, "", 72850501,
        "3862a67ea6313e8ffefc05cee6bee656ef3e089442e9ecf4a6618d60721f3e95",
        "8cc013fa60ed9c3f902f5bd99f48c7e3b9352d763d4d3cd6bc241c37b0bfd9ad"},
    OfficialPair{"v2", 32, "f0", 73950049,
        "2332611297b8d88c7436de8f17ef5f07a2119353e962cd93cda5806d59a1133d",
        "bd7134e7793674c85474d5145d2d982e3c5d8124fc7bb6c20f710ed65808fa8a"},
    OfficialPair{"v2", 32, "", 73811639,
        "869b26a47f75168d6126f64ac39e6de5247017a8658cfd68aca600f7323efb9f",
        "d8043378cc6619083d385f5a045de09b83fb3bf8de45c433ca863b71723ac3ca"},
    OfficialPair{"v2", 40, "f0", 73106273,
        "3b2c44035e782c4b14ddc0bede9e2f4a724d025cd073f736d4f43708453adfcb",
        "6b6ab091e70801b28e3f41f335f2fc5f3f35c75b39ae2628d419644ec2b0fa09"},
    OfficialPair{"v2", 40, "", 72959671,
        "a3843da7fde33db1dab176146c70d6c2df06eafe9457f4e3aa10024e9c6a4b69",
        "471378e894e7191f89a94eda8288c5947b16bbe0b10c3f1f17efdb7a1d998242"},
    OfficialPair{"v2", 48, "f0", 75465569,
        "b5d51f589cc3632d4eae36a315b4179397695042edc01d15312e1bddc2b764a4",
        "2269b73c7a4cf34da09aea99274dabf99b2ddb8a42cbfb065fb3c0aa9a2fc748"},
    OfficialPair{"v2", 48, "", 75318967,
        "2e2b1581a436d07a76b10b9d38765f64aa02836dc65c7dee1ce4140c11ea158b",
        "db01094a93c09868a278e03dafe8bb781bfcc1a5ba8df168c948bf9168c84d82"},
};

/// All v2 with pitch, whole checkpoints with their optimiser.
struct CommunityPair
{
    const char* name;
    int rateK;
    const char* what;
    const char* licence;
    const char* repository; ///< with its revision
    std::uint64_t generatorBytes;
    const char* generatorSha256;
    const char* generatorFile;
    std::uint64_t discriminatorBytes;
    const char* discriminatorSha256;
    const char* discriminatorFile;
};

constexpr std::array kCommunity{
    CommunityPair{"beatz-forge-32k", 32, "Beatz Forge 32k", "not stated", "SeoulStreamingStation/KLM_BEATMASTER/resolve/48ec1fb2e8a37f6b2c593fb49158a13abe6b054d/",
        443240793, "78f44fc9cab6ab47ed6782f30107783cc5b1764689b02b80e0f5380a2c2507e9",
        "G_BeatzForge_V2_32k.pth",
        857124697, "3d13e149d290d4d317b445b009e4d96f8ac202622697d7c721c14e90688c9ff2",
        "D_BeatzForge_V2_32k.pth"},
    CommunityPair{"ima-v1-32k", 32, "IMA V1 32k", "OpenRAIL", "Loren85/IMA-TEST-V1/resolve/affa58d5270246c331100ab283d4c35ded356e13/",
        443246162, "927ad0d58a0de835dee9599c9d755dcfd18f481b08f80f827172694e2ffcc30d",
        "G_2333333.pth",
        857126906, "09654c3f1a6b2eb8f50febef8f49ba7160204cf1b3f8222f9709bfe1ba3d16f3",
        "D_2333333.pth"},
    CommunityPair{"italia-32k", 32, "Italia 32k", "not stated", "TheStinger/itaila/resolve/50122cc2ad0884688f7a11b9777055775ab52e38/",
        443246162, "40d0025d374f53c834db3ce7202e3658cc91d902045f31e1b9fae956807d7db0",
        "ItaIla_32k_G.pth",
        857126906, "af16d3e390dfbb99194139098baba6cfef1fcbb9ff749e32470dd39d9c6e4971",
        "ItaIla_32k_D.pth"},
    CommunityPair{"klm4-32k", 32, "KLM4 32k", "not stated", "SeoulStreamingStation/KLM49_HFG/resolve/714382e0d5bc5587bc380ea2fbcb655a87b1c39d/",
        443226058, "a5213640dd849048cbe34ec3eba1b5725efae078b83a9fa42b94721a239ea223",
        "G_KLM_HFG_32k.pth",
        857121610, "7bd28c690e52ec5db5d92c67815a077c77cd60d9bbcfdda45f903e7fb5c75dfc",
        "D_KLM_HFG_32k.pth"},
    CommunityPair{"klm4-40k", 40, "KLM4 40k", "not stated", "SeoulStreamingStation/KLM49_HFG/resolve/714382e0d5bc5587bc380ea2fbcb655a87b1c39d/",
        438163402, "3322483d01cdfe817053ec772064444941a00ba13bea80587710e4599dff8d85",
        "G_KLM_HFG_40k.pth",
        857121610, "aad06c8ff1684c7c0de1eb51a5ff967b767d35b3fe12edd103952dbcf6dbcab7",
        "D_KLM_HFG_40k.pth"},
    CommunityPair{"klm4-48k", 48, "KLM4 48k", "not stated", "SeoulStreamingStation/KLM49_HFG/resolve/714382e0d5bc5587bc380ea2fbcb655a87b1c39d/",
        452319178, "a2f57843189e90b891ef632e29c22a2275ff98799fbd7a564b4bc4bf3576564d",
        "G_KLM_HFG_48k.pth",
        857121610, "3b5498f81394633e14c48219d3fee370461cc7c3b747a2a006e25e9877ad62c0",
        "D_KLM_HFG_48k.pth"},
    CommunityPair{"nanashi-v1-7-32k", 32, "Nanashi v1.7 32k", "not stated", "shiromiya/nanashi-pretrain/resolve/3112c49d1d8dc05033536580ddd7d404aa966678/",
        443246162, "ca61d1b581da98caab9909f26b3339be65301b74d2744d331f030a338c2044df",
        "v1.7/G_nanashi_v1_7.pth",
        857126906, "a3987c51682fe91dfa4cdebabfc09b4438488d4210f6982f8decdf54e79d7b19",
        "v1.7/D_nanashi_v1_7.pth"},
    CommunityPair{"ov2super-32k", 32, "Ov2Super 32k", "MIT", "ORVC/Ov2Super/resolve/425f8006582161af571e0d7f5ce646a535a14b65/",
        443282322, "377272acbb7d6ec494c5964a0469e0b57189988cdba734e1bfcbeaaa923b7bc2",
        "f0Ov2Super32kG.pth",
        857141306, "ff8731f4e11655454e53746fbcd0245a65eedb41e2e34db67f6b06d363a66b78",
        "f0Ov2Super32kD.pth"},
    CommunityPair{"ov2super-40k", 40, "Ov2Super 40k", "MIT", "ORVC/Ov2Super/resolve/425f8006582161af571e0d7f5ce646a535a14b65/",
        438183069, "0562bdf6fa73197a503ceddf376a79f33727d64e19b1c6371ebfd6872bceccbf",
        "f0Ov2Super40kG.pth",
        857126469, "e319e21eb26137803c62847857202bc43f833c0696be72bec395a74b3c2178aa",
        "f0Ov2Super40kD.pth"},
    CommunityPair{"rigel-base-32k", 32, "Rigel Base 32k", "not stated", "MUSTAR/Rigel-rvc-base-pretrained-model/resolve/fc3181adef5ab7cdf86e287a31ad468d797bca77/",
        443245725, "0ed872fa036e3b0416f2a37428b626a5935d833b08192551b1d5b52fc26e3c98",
        "Rigel_32k_Base_and_FineTuned/Base-model_32k_fp32/G_Rigel_32k_3890220.pth",
        857126469, "85cd05920d233c9574f1f38b03735728ed199de78120e4a147a94c553a851d76",
        "Rigel_32k_Base_and_FineTuned/Base-model_32k_fp32/D_Rigel_32k_3890220.pth"},
    CommunityPair{"rigel-finetuned-32k", 32, "Rigel FineTuned 32k", "not stated", "MUSTAR/Rigel-rvc-base-pretrained-model/resolve/fc3181adef5ab7cdf86e287a31ad468d797bca77/",
        443245725, "5bdf95bce445a08aa9e51c41c524e860c028bb498a5051410d1bc0575eb6d9c0",
        "Rigel_32k_Base_and_FineTuned/FineTuned-model_32k_fp32/G_Rigel_32k_fp32_2854856.pth",
        857126469, "3bf507e13d86225b28798f9a85d3817f6c0b728a63c5f958f2d46b2c80dcf37a",
        "Rigel_32k_Base_and_FineTuned/FineTuned-model_32k_fp32/D_Rigel_32k_fp32_2854856.pth"},
    CommunityPair{"rin-e3-40k", 40, "RIN_E3 40k", "not stated", "MUSTAR/RIN_E3/resolve/330cbd77a2ad6128e4afc13f0b88a98e11698880/",
        438183069, "814de985f6dc638f0ee6270b0e153cdf63e1c78424d210f12efe03bdb4ea62a7",
        "RIN_E3_G.pth",
        857126469, "e0dbe352663c7cd58a131a4516a95066a139474c6304e87dc4d385a8222e6253",
        "RIN_E3_D.pth"},
    CommunityPair{"singerpretrain-32k", 32, "SingerPreTrain 32k", "OpenRAIL", "Sztef/SingerPreTrained/resolve/c74999e0ebab5c540944310d4ebbff7c4d3ba472/",
        443246162, "cb44af3ceb12fc67026864be453e6312e3aea951cc74624190b35d45d3892cd9",
        "update/f0G_SingerPreTrain.pth",
        857126906, "5205b49596ad477e0596120159ce3cfab2e4d3c4d970baa709cb797dc092a2d0",
        "update/f0D_SingerPreTrain.pth"},
    CommunityPair{"snowie-32k", 32, "Snowie 32k", "not stated", "MUSTAR/SnowieV3.1-32k/resolve/b1aef1b35b4333fb0b95e148b0be2bec03e4b42f/",
        443230526, "94f8172dc7d975fae748a40e0a4ad09148a40166fb01a9c9aecadacedbad246a",
        "G_SnowieV3.1_32k.pth",
        857123266, "fd0e6067e06aee2962dd1600d0a7cb9ed3ab4da858003595feaed10b544c811e",
        "D_SnowieV3.1_32k.pth"},
    CommunityPair{"snowie-40k", 40, "Snowie 40k", "not stated", "MUSTAR/SnowieV3.1-40k/resolve/81774d77ad846c7bd6b723326de7ea8c2279deb8/",
        438167870, "95aeacf9ac4c39830fc19bec5f11d780734f73bd53ce681d7f21b891f7da69e7",
        "G_SnowieV3.1_40k.pth",
        857123266, "33eb0b69d2eb1980105b044d7381d2c317652f011f7fa685a599aee846a68592",
        "D_SnowieV3.1_40k.pth"},
    CommunityPair{"snowie-48k", 48, "Snowie 48k", "not stated", "MUSTAR/SnowieV3.1-48k/resolve/7fa3e589797329be57040e1039c5dc3f96127bd5/",
        452323646, "6883d5b2fe92f78e10ac7e87fed24a7d9ef53826835ebb908b2428003f0d1f92",
        "G_SnowieV3.1_48k.pth",
        857123266, "342c48ce64c691aeeec10be25e9821c42e9d81e64af454f58c4493807ae8530b",
        "D_SnowieV3.1_48k.pth"},
    CommunityPair{"snowie-x-rine3-40k", 40, "Snowie-X-RinE3 40k", "not stated", "MUSTAR/SnowieV3.1-X-RinE3-40K/resolve/eb7a380e49bab902497dcb5ba51c58e40f902e7a/",
        438176910, "bf70da2f59cff4a414d3b10607cab15a3ab5d706e06e9b3bd1d653e6abe0f2d9",
        "G_Snowie-X-Rin_40k.pth",
        857125986, "61f831b0150fb99b61d92873535fd44ac6d9e76df2da4d7fefc4390e5c3b94e6",
        "D_Snowie-X-Rin_40k.pth"},
    CommunityPair{"titan-32k", 32, "Titan 32k", "Apache-2.0", "blaise-tk/TITAN/resolve/cb72bb5bb05a85f07b17a33b014b694eaa9525f7/",
        443219306, "0f445603cc79b77ee1f40bd0f28c31760251ae40073abcb662ba9a544d4780b1",
        "models/medium/32k/pretrained/G-f032k-TITAN-Medium.pth",
        857119946, "520dc7236ce87842a6c285e48d88ea0b92344e3654bab1e96c60fda5dcd12a59",
        "models/medium/32k/pretrained/D-f032k-TITAN-Medium.pth"},
    CommunityPair{"titan-40k", 40, "Titan 40k", "Apache-2.0", "blaise-tk/TITAN/resolve/cb72bb5bb05a85f07b17a33b014b694eaa9525f7/",
        438156650, "217de2fd349f48856aa6a6d9d1257b07a0addccde7b69fc7b22097f1fee5924d",
        "models/medium/40k/pretrained/G-f040k-TITAN-Medium.pth",
        857119946, "bc804da752ba9cb8e3aaa90ad102edc0a6e7f033c90db53bfcce135f100d5ad1",
        "models/medium/40k/pretrained/D-f040k-TITAN-Medium.pth"},
    CommunityPair{"titan-48k", 48, "Titan 48k", "Apache-2.0", "blaise-tk/TITAN/resolve/cb72bb5bb05a85f07b17a33b014b694eaa9525f7/",
        452338845, "51a6dc93687f7e1a6051be3dec958289958c9c738d5c520e4fa956e7886ee153",
        "models/medium/48k/pretrained/G-f048k-TITAN-Medium.pth",
        857126469, "4999a5b66aec0a9ab7e845063eeb242e47a611ab0e6260fb0b5ca44a7c5bbc44",
        "models/medium/48k/pretrained/D-f048k-TITAN-Medium.pth"},
    CommunityPair{"uka-32k", 32, "UKA 32k", "not stated", "Plasmati/Pretrains/resolve/5f5c85b767fb60525bc7d53e3d079ac1f5be1a95/",
        443246162, "ff7103389b61eb842f7e001891c929f1a778ffa9f75d82b4efcd9a60901b2c54",
        "UKA-Pretrain-G.pth",
        857126906, "74f8c3e8374e24b3e64ce6fdf2e63fe4d330758bc6118005a6eb878cb496d43b",
        "UKA-Pretrain-D.pth"},
};
// clang-format on

Asset official(const OfficialPair& pair)
{
    const std::string version = pair.version;
    const bool f0 = *pair.prefix != '\0';
    const std::string folder = version == "v1" ? "pretrained/" : "pretrained_v2/";
    const std::string rate = std::to_string(pair.rateK) + "k";
    const std::string generator = folder + pair.prefix + "G" + rate + ".pth";
    const std::string discriminator = folder + pair.prefix + "D" + rate + ".pth";
    const std::string hub = "lj1995/VoiceConversionWebUI/resolve/main/";
    return {"base-" + version + "-" + rate + (f0 ? "" : "-nof0"),
            Role::Base,
            std::string("RVC's base, ") + version + " " + rate + (f0 ? "" : ", without pitch"),
            "MIT",
            {generator},
            {{generator, pair.generatorBytes, pair.generatorSha256, hub + generator},
             {discriminator, version == "v1" ? kDiscriminatorBytesV1 : kDiscriminatorBytesV2,
              pair.discriminatorSha256, hub + discriminator}},
            BaseSizes{version, pair.rateK * 1000, f0}};
}

Asset community(const CommunityPair& pair)
{
    const std::string folder = std::string("pretrained_community/") + pair.name + "/";
    const std::string hub = pair.repository;
    return {
        pair.name,
        Role::CommunityBase,
        std::string("base ") + pair.what + ", v2",
        pair.licence,
        {folder + "G.pth"},
        {{folder + "G.pth", pair.generatorBytes, pair.generatorSha256, hub + pair.generatorFile},
         {folder + "D.pth", pair.discriminatorBytes, pair.discriminatorSha256, hub + pair.discriminatorFile}},
        BaseSizes{"v2", pair.rateK * 1000, true}};
}

} // namespace

std::vector<Asset> baseModels()
{
    std::vector<Asset> all;
    for (const OfficialPair& pair : kOfficial)
        all.push_back(official(pair));
    for (const CommunityPair& pair : kCommunity)
        all.push_back(community(pair));
    return all;
}

} // namespace koe::assets
