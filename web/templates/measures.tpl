{{%AUTOESCAPE context="HTML"}}<div class="opening">
<h1>{{HEADING}}</h1>
<p class="finding">{{FINDING}} {{T_QUALITY}}</p>
{{#OWN}}
<p class="check {{AUDIENCE_CSS}}">{{AUDIENCE}}</p>
<h2 class="summary">{{TEXT}}</h2>
<ul>
{{#LINE}}
<li>{{TEXT}}</li>
{{/LINE}}
</ul>
{{/OWN}}
</div>
{{#MEASURE}}
<section id="{{ID}}">
<h2>{{TEXT}}</h2>
<p class="aim">{{VALUE}}</p>
{{#MISSING}}
<p>{{TEXT}}</p>
{{/MISSING}}
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</section>
{{/MEASURE}}
{{#PACKAGE}}
<section id="pakket">
<h2>{{TEXT}}</h2>
<p class="aim">{{VALUE}}</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</section>
{{/PACKAGE}}
<section id="bestanden">
<h2>{{T_INDEX_FILES_TITLE}}</h2>
<p class="aim">{{T_INDEX_FILES_AIM}}</p>
<ul class="files">
{{#FILE}}
<li>{{TEXT}}: <a href="{{HREF_EXCEL}}">{{EXCEL_NAME}}</a>, <a href="{{HREF_MACHINE}}">{{MACHINE_NAME}}</a></li>
{{/FILE}}
</ul>
</section>
{{>MADE}}
