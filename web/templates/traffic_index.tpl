{{%AUTOESCAPE context="HTML"}}<div class="opening">
<h1>{{HEADING}}</h1>
{{#REMARK}}
<p class="check failed">{{TEXT}}</p>
{{/REMARK}}
<p>{{T_TRAFFIC_INDEX_AIM}}</p>
</div>
<section id="gemeenten">
<h2>{{T_INDEX_TABLE_TITLE}}</h2>
{{>TABLE}}
</section>
