<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>koe::ui::CareCards</name>
    <message numerus="yes">
        <source>%1 · %n times through the recordings. </source>
        <translation>
            <numerusform>%1 · %n time through the recordings. </numerusform>
            <numerusform>%1 · %n times through the recordings. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::Conversions</name>
    <message numerus="yes">
        <source>%n recordings were not converted. </source>
        <translation>
            <numerusform>%n recording was not converted. </numerusform>
            <numerusform>%n recordings were not converted. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::ExperimentList</name>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::ExperimentPane</name>
    <message numerus="yes">
        <source>%n epochs, %1 steps</source>
        <translation>
            <numerusform>%n epoch, %1 steps</numerusform>
            <numerusform>%n epochs, %1 steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::InferenceForm</name>
    <message numerus="yes">
        <source>Converting %n files…</source>
        <translation>
            <numerusform>Converting %n file…</numerusform>
            <numerusform>Converting %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Convert %n files</source>
        <translation>
            <numerusform>Convert %n file</numerusform>
            <numerusform>Convert %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::JobShelf</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::JobTitle</name>
    <message numerus="yes">
        <source>Converting %n files</source>
        <translation>
            <numerusform>Converting %n file</numerusform>
            <numerusform>Converting %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Conversion of %n files</source>
        <translation>
            <numerusform>Conversion of %n file</numerusform>
            <numerusform>Conversion of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::StageLine</name>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeList</name>
    <message numerus="yes">
        <source>%n older ones</source>
        <translation>
            <numerusform>%n older one</numerusform>
            <numerusform>%n older ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingPage</name>
    <message numerus="yes">
        <source>Go on for %n epochs</source>
        <translation>
            <numerusform>Go on for %n epoch</numerusform>
            <numerusform>Go on for %n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Train %n epochs</source>
        <translation>
            <numerusform>Train %n epoch</numerusform>
            <numerusform>Train %n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs, as fast as this computer was last time</source>
        <translation>
            <numerusform>%n epoch, as fast as this computer was last time</numerusform>
            <numerusform>%n epochs, as fast as this computer was last time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingProgressPane</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n epochs. The voice is in the list of voices.</source>
        <translation>
            <numerusform>Done: %n epoch. The voice is in the list of voices.</numerusform>
            <numerusform>Done: %n epochs. The voice is in the list of voices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingText</name>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::WizardPage</name>
    <message numerus="yes">
        <source>✓ %n recordings</source>
        <translation>
            <numerusform>✓ %n recording</numerusform>
            <numerusform>✓ %n recordings</numerusform>
        </translation>
    </message>
</context>
</TS>
