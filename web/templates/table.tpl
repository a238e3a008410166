{{%AUTOESCAPE context="HTML"}}<div class="scroll" role="region" tabindex="0" aria-label="{{CAPTION}}">
<p class="sideways">{{T_SIDEWAYS}}</p>
<table{{#SORTABLE}} data-sort="{{T_SORT_BY}}"{{/SORTABLE}}>
<caption><span>{{CAPTION}}</span></caption>
<thead>
<tr>{{#HEADER}}<th scope="col" class="{{CSS}}">{{TEXT}}</th>{{/HEADER}}</tr>
</thead>
<tbody>
{{#LINE}}
<tr class="{{CSS}}">{{#CELL}}{{#NAME}}<th scope="row">{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINK}}<a href="{{HREF}}">{{TEXT}}</a>{{/LINK}}</th>{{/NAME}}{{#NUMBER}}<td class="num">{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINK}}<a href="{{HREF}}">{{TEXT}}</a>{{/LINK}}</td>{{/NUMBER}}{{#WORD}}<td>{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINK}}<a href="{{HREF}}">{{TEXT}}</a>{{/LINK}}</td>{{/WORD}}{{/CELL}}</tr>
{{/LINE}}
</tbody>
</table>
</div>
{{#NOTE}}
<p class="note">{{TEXT}}</p>
{{/NOTE}}
