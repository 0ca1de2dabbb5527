<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>koe::ui::JobShelf</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
</TS>
