{{%AUTOESCAPE context="HTML"}}<section id="berekend">
<h2>{{T_MADE_TITLE}}</h2>
<dl class="facts">
{{#FACT}}
<div><dt>{{TEXT}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}
</dl>
{{#SOURCES}}
<h3>{{T_SOURCES_TITLE}}</h3>
<ul>
{{#ITEM}}
<li>{{TEXT}}: {{VALUE}}</li>
{{/ITEM}}
</ul>
{{/SOURCES}}
{{#OPTIONS}}
<details>
<summary>{{T_OPTIONS_TITLE}}</summary>
<dl class="facts">
{{#ITEM}}
<div><dt>{{TEXT}}</dt><dd>{{VALUE}}</dd></div>
{{/ITEM}}
</dl>
</details>
{{/OPTIONS}}
{{#CATALOG}}
<details>
<summary>{{T_CATALOG_TITLE}}</summary>
<dl class="facts">
{{#ITEM}}
<div><dt>{{TEXT}}</dt><dd>{{VALUE}}</dd></div>
{{/ITEM}}
</dl>
</details>
{{/CATALOG}}
</section>
