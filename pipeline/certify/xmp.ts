/** What an archive reads without opening the paper; must say the same as the Info dictionary (PDF/A). */
export interface PaperFacts {
  readonly title: string;
  readonly author: string;
  readonly producer: string;
  /** ISO with offset. */
  readonly madeAt: string;
  /** The check code. */
  readonly identifier: string;
  /** sha256 of the authorization the paper was drawn from. */
  readonly description: string;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const inVietnamese = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;

/** The XMP packet that declares PDF/A-2u. */
export const xmp = (facts: PaperFacts): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title>${inVietnamese(facts.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(facts.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${inVietnamese(facts.description)}</dc:description>
<dc:identifier>${escaped(facts.identifier)}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${facts.madeAt}</xmp:CreateDate>
<xmp:ModifyDate>${facts.madeAt}</xmp:ModifyDate>
<xmp:MetadataDate>${facts.madeAt}</xmp:MetadataDate>
<pdf:Producer>${escaped(facts.producer)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
