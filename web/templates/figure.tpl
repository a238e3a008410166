{{%AUTOESCAPE context="HTML"}}<figure>
<figcaption>{{CONCLUSION}}</figcaption>
{{#DRAWING}}
<div class="chart">{{CHART:none}}</div>
{{/DRAWING}}
{{#NOTE}}
<p class="note">{{TEXT}}</p>
{{/NOTE}}
{{#DATA}}
<details>
<summary>{{SUMMARY}}</summary>
{{#TABLE_PART}}
{{>TABLE}}
{{/TABLE_PART}}
</details>
{{/DATA}}
</figure>
